public import CQEMUExit

/// Ends QEMU by the host-target interface (HTIF), on RISC-V machines that have one, such as QEMU's
/// `spike`.
///
/// The interface is a word in memory, `tohost`, that the simulator watches. It finds the word by
/// the symbol of that name in the program's ELF file; the symbol must be 8 bytes in size, and there
/// must be another one, `fromhost`. BareMetal defines both.
///
/// | code          | stored value      | status of QEMU |
/// |---------------|-------------------|----------------|
/// | 0             | 1                 | 0              |
/// | 1 to 255      | `(code << 1) \| 1` | the same       |
/// | 256 and above | 0x1FF             | 255            |
///
/// On RISC-V 32 the word is stored in two halves, and QEMU takes no word whose halves another
/// hart's come between: one hart at a time may use the interface, for a console, too.
///
/// The programs of riscv-tests end in the same way: the number of the test that failed is the code.
///
/// Source: QEMU, `hw/char/riscv_htif.c`; riscv-tests, `env/p/riscv_test.h`. Seen on QEMU 7.2.
public struct HTIF: ExitMechanism {
  /// The address of `tohost`.
  public let toHost: UInt

  /// Creates a handle.
  ///
  /// - Parameter toHost: The address of `tohost`, a multiple of 8.
  @inlinable @inline(__always)
  public init(toHost: UInt) {
    self.toHost = toHost
  }

  #if arch(riscv64) || arch(riscv32)
    /// Creates a handle for the symbol `tohost`, which the program must define.
    @inlinable @inline(__always)
    public init() {
      self.init(toHost: _qx_tohost())
    }
  #endif

  @inlinable @inline(__always)
  public func exit(_ code: UInt32) -> Never {
    _qx_store_htif(toHost, Self.command(for: code), 0)
    _qx_park()
  }
}

extension HTIF {
  /// The lower half of the word that ends QEMU with a code: device 0, command 0, and the payload of
  /// a system call in which the lowest bit means an exit.
  @inlinable @inline(__always)
  static func command(for code: UInt32) -> UInt32 {
    carriedCode(for: code) << 1 | 1
  }
}
