/// Has the host run a command, and waits for its end.
///
/// The command runs as the user who started QEMU, with that user's rights. What it writes goes
/// where QEMU's own output goes, not to the program.
///
/// - Parameter command: What the host's command-line interpreter takes, on Unix `/bin/sh`; without
///   zero bytes.
/// - Returns: The host's status, which is up to the host. QEMU 7.2 and 10.0 on Linux return the
///   status of `waitpid(2)`: 256 times the exit status, or the number of the signal that ended the
///   interpreter. 0 is success.
/// - Throws: `HostError` if the host can't run commands, `.notSupported` where there is no host.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_SYSTEM (0x12)`; QEMU,
/// `semihosting/syscalls.c`, `host_system()`.
@discardableResult
public func runCommand(_ command: String) throws(HostError) -> Int32 {
  let count = UInt(command.utf8.count)
  let status = command.withCString { Host.call(.system, block: UInt(bitPattern: $0), count) }
  guard status != UInt.max else { throw HostError.last() }
  return Int32(truncatingIfNeeded: status)
}
