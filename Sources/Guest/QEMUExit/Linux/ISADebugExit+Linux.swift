#if os(Linux) && (arch(x86_64) || arch(i386))
  internal import CQEMUExit

  extension ISADebugExit {
    /// Gets this process access to the device, so that an ordinary Linux program can end the QEMU
    /// that Linux runs in.
    ///
    /// Call it once, while the process is root or has the capability `CAP_SYS_RAWIO`; privileges
    /// can be dropped afterwards. The permission is that of the calling thread and of threads that
    /// it starts then. The kernel must have been built with `CONFIG_X86_IOPL_IOPERM`, as Debian's
    /// and most others are.
    ///
    /// Outside a virtual machine, and where the device isn't, nothing is written and the process
    /// has no access afterwards.
    ///
    /// - Throws: If there's no access or no device.
    ///
    /// Source: `ioperm(2)` of the Linux man-pages project, 6.03; QEMU, `hw/misc/debugexit.c`: the
    /// device reads as 0. Seen on QEMU 7.2.
    public func requestAccess() throws(IOPermissionError) {
      guard _qx_is_virtual_machine() != 0 else { throw .notVirtual }
      switch _qx_ioperm(UInt(ioBase), 4, 1) {
      case 0: break
      case -1: throw .notPermitted
      case -38, -22: throw .notSupported
      case let failure: throw .system(Int(-failure))
      }
      // Where nothing is, all bits are set.
      guard _qx_in32(ioBase) == 0 else {
        _ = _qx_ioperm(UInt(ioBase), 4, 0)
        throw .noDevice(ioBase)
      }
    }
  }
#endif
