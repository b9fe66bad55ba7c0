#if os(Linux) && (arch(x86_64) || arch(i386))
  /// Why a Linux process has no access to `isa-debug-exit`.
  public enum IOPermissionError: Error, Equatable, CustomStringConvertible {
    /// The computer isn't a virtual machine.
    case notVirtual
    /// The process is neither root nor has it the capability `CAP_SYS_RAWIO`.
    case notPermitted
    /// The kernel has no `ioperm`, or the port is beyond those that it handles.
    case notSupported
    /// Nothing answers at the I/O port.
    case noDevice(UInt16)
    /// The kernel refuses for another reason: the error number.
    case system(Int)

    /// What is wrong, and what to do about it.
    public var description: String {
      switch self {
      case .notVirtual:
        "this computer isn't a virtual machine; there is no QEMU to end"
      case .notPermitted:
        "no permission for I/O ports; run the program as root or give it CAP_SYS_RAWIO"
      case .notSupported:
        "the kernel doesn't support ioperm; it needs CONFIG_X86_IOPL_IOPERM=y"
      case .noDevice(let port):
        "no isa-debug-exit at port 0x\(String(port, radix: 16)); start QEMU with "
          + "-device isa-debug-exit,iobase=0x\(String(port, radix: 16)),iosize=0x04"
      case .system(let number):
        "ioperm failed with error \(number)"
      }
    }
  }
#endif
