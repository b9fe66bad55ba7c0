// The one place that knows the architecture. The names that users of the Rust crate know exist on
// their own architecture only, so that a program which names the wrong one doesn't compile.

#if arch(arm64)
  /// The handle for AArch64: semihosting.
  public typealias AArch64 = SemihostingExit

  /// The mechanism that ``QEMU`` uses on this architecture.
  public typealias DefaultExit = SemihostingExit
#elseif arch(arm)
  /// The handle for AArch32: semihosting.
  public typealias AArch32 = SemihostingExit

  /// The mechanism that ``QEMU`` uses on this architecture.
  public typealias DefaultExit = SemihostingExit
#elseif arch(riscv64)
  /// The handle for RISC-V 64: the `sifive_test` device at an address.
  public typealias RISCV64 = SiFiveTest
#elseif arch(riscv32)
  /// The handle for RISC-V 32: the `sifive_test` device at an address.
  public typealias RISCV32 = SiFiveTest
#elseif arch(x86_64) || arch(i386)
  /// The handle for x86 and x86_64: the `isa-debug-exit` device at an I/O base.
  public typealias X86 = ISADebugExit

  /// The mechanism that ``QEMU`` uses on this architecture.
  public typealias DefaultExit = PortableISADebugExit
#else
  #error("QEMUExit: no exit mechanism is known for this architecture; add it to Architecture.swift")
#endif

#if arch(riscv64) || arch(riscv32)
  #if QEMU_EXIT_HTIF
    /// The mechanism that ``QEMU`` uses on this machine.
    public typealias DefaultExit = HTIF
  #elseif QEMU_EXIT_SEMIHOSTING
    /// The mechanism that ``QEMU`` uses on this machine.
    public typealias DefaultExit = SemihostingExit
  #else
    /// The mechanism that ``QEMU`` uses on this architecture.
    public typealias DefaultExit = SiFiveTest
  #endif
#endif
