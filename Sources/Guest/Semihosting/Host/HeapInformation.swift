/// Where the host would have the program put its heap and its stack.
///
/// BareMetal doesn't ask: its linker scripts know the machine. QEMU 7.2 and 10.0 name the largest
/// part of memory that nothing was loaded into, once for the heap and once, from its other end, for
/// the stack.
///
/// The specification has no value for what a host doesn't know; hosts give 0.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_HEAPINFO (0x16)`; QEMU,
/// `semihosting/arm-compat-semi.c`, `common_semi_find_bases()`.
public struct HeapInformation: Equatable, Sendable {
  /// The heap's first address; 0 if the host doesn't know.
  public var heapBase: UInt

  /// The address after the heap's last byte; 0 if the host doesn't know.
  public var heapLimit: UInt

  /// The stack's top, from which it grows down; 0 if the host doesn't know.
  public var stackBase: UInt

  /// The address that the stack must not grow beyond; 0 if the host doesn't know.
  public var stackLimit: UInt

  /// What this host says. It has no way to say that it failed.
  ///
  /// - Throws: `HostError.notSupported` where there is no host.
  public static func ofHost() throws(HostError) -> HeapInformation {
    guard Host.isCallable else { throw .notSupported }
    var fields: (UInt, UInt, UInt, UInt) = (0, 0, 0, 0)
    withUnsafeMutablePointer(to: &fields) { block in
      // The block's one field is the address of those that the host fills in.
      _ = Host.call(.heapInformation, block: UInt(bitPattern: block))
    }
    return HeapInformation(
      heapBase: fields.0,
      heapLimit: fields.1,
      stackBase: fields.2,
      stackLimit: fields.3
    )
  }
}
