public import CQEMUExit

/// Ends QEMU by the semihosting calls `SYS_EXIT_EXTENDED` and `SYS_EXIT`, on Arm and RISC-V.
///
/// QEMU must run with `-semihosting`. Its process ends with the code as its status.
///
/// | code          | status of QEMU |
/// |---------------|----------------|
/// | 0 to 255      | the same       |
/// | 256 and above | 255            |
///
/// With ``Operation/exit`` on a 32-bit architecture the call has no room for a code: 0 ends QEMU
/// with status 0 and every other code with status 1.
///
/// The trap instruction follows from the instruction set and the profile that the program is
/// compiled for: `hlt #0xF000` (A64), `svc #0x123456` (A32), `svc #0xAB` (T32), `bkpt #0xAB` (M
/// profile), and `slli`, `ebreak`, `srai` (RISC-V). On x86, which has no semihosting, the CPU
/// parks.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, sections `SYS_EXIT (0x18)` and
/// `SYS_EXIT_EXTENDED (0x20)`; "RISC-V Semihosting", version 1.0. Seen on QEMU 7.2.
public struct SemihostingExit: ExitMechanism {
  /// A semihosting call that ends the program.
  public enum Operation: UInt, Sendable {
    /// The corresponding operation is `SYS_EXIT` (0x18).
    ///
    /// It takes a reason and a code on 64-bit architectures, and only a reason on 32-bit ones.
    case exit = 0x18

    /// The corresponding operation is `SYS_EXIT_EXTENDED` (0x20): a reason and a code everywhere.
    case exitExtended = 0x20
  }

  /// An instruction that reaches the host.
  public enum Trap: Sendable {
    /// The one that every host knows for the instruction set and profile.
    case standard

    /// The `HLT` encodings of the A and R profiles of AArch32: `hlt #0xF000` in A32, `hlt #0x3C` in
    /// T32. They leave `SVC` to an operating system. Elsewhere the same as ``standard``.
    case hlt
  }

  /// The semihosting call to make.
  public let operation: Operation

  /// The instruction to make it with.
  public let trap: Trap

  /// Creates a handle.
  ///
  /// - Parameters:
  ///   - operation: The semihosting call to make.
  ///   - trap: The instruction to make it with.
  @inlinable @inline(__always)
  public init(operation: Operation = .exitExtended, trap: Trap = .standard) {
    self.operation = operation
    self.trap = trap
  }

  @inlinable @inline(__always)
  public func exit(_ code: UInt32) -> Never {
    if operation == .exit && UInt.bitWidth == 32 {
      let reason = Self.reason(for: code)
      switch trap {
      case .standard: _qx_semihosting_exit_reason(operation.rawValue, reason)
      case .hlt: _qx_semihosting_exit_reason_hlt(operation.rawValue, reason)
      }
    } else {
      let carried = UInt(Self.carriedCode(for: code))
      switch trap {
      case .standard:
        _qx_semihosting_exit(operation.rawValue, Self.applicationExit, carried)
      case .hlt:
        _qx_semihosting_exit_hlt(operation.rawValue, Self.applicationExit, carried)
      }
    }
  }

  /// Ends QEMU with a code, through a parameter block at an address of your choice.
  ///
  /// For programs that have no usable stack, where ``exit(_:)`` puts the block.
  ///
  /// - Parameters:
  ///   - code: The code, as for ``exit(_:)``.
  ///   - parameterBlock: Two words of memory that the program can write and nothing else needs.
  @inlinable @inline(__always)
  public func exit(_ code: UInt32, parameterBlock: UnsafeMutablePointer<UInt>) -> Never {
    if operation == .exit && UInt.bitWidth == 32 { exit(code) }
    parameterBlock[0] = Self.applicationExit
    parameterBlock[1] = UInt(Self.carriedCode(for: code))
    switch trap {
    case .standard:
      _qx_semihosting_trap(operation.rawValue, UInt(bitPattern: parameterBlock))
    case .hlt:
      _qx_semihosting_trap_hlt(operation.rawValue, UInt(bitPattern: parameterBlock))
    }
    _qx_park()
  }
}

extension SemihostingExit {
  /// The reason `ADP_Stopped_ApplicationExit`: the program ended in an orderly way.
  @inlinable @inline(__always)
  static var applicationExit: UInt { 0x20026 }

  /// The reason `ADP_Stopped_RunTimeErrorUnknown`, which QEMU turns into status 1.
  @inlinable @inline(__always)
  static var runTimeErrorUnknown: UInt { 0x20023 }

  /// The reason that stands for a code where the call takes nothing else.
  @inlinable @inline(__always)
  static func reason(for code: UInt32) -> UInt {
    code == 0 ? applicationExit : runTimeErrorUnknown
  }
}
