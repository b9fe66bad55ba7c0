import Glibc
import QEMUExit

/// Ends the QEMU that this Linux runs in, with the code in the environment variable `CODE`.
@main
struct LinuxExit {
  static func main() {
    let code = variable("CODE").flatMap { UInt32($0) } ?? 13
    let device = X86(ioBase: 0xF4, customExitSuccess: 33)
    if variable("DROP_FIRST") != nil { dropPrivileges() }
    do {
      try device.requestAccess()
    } catch {
      fail("\(error)")
    }
    // The permission stays when the privilege goes.
    dropPrivileges()
    write("ending QEMU with code \(code), as user \(getuid())", to: 1)
    if code == 0 { device.exitSuccess() }
    device.exit(code)
  }

  static func dropPrivileges() {
    let nobody: UInt32 = 65534
    if getuid() != nobody && (setgid(nobody) != 0 || setuid(nobody) != 0) {
      fail("can't become another user; run the program as root")
    }
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func fail(_ words: String) -> Never {
    write("LinuxExit: \(words)", to: 2)
    exit(1)
  }

  /// Writes a line at once: nothing of the program runs after QEMU's end.
  static func write(_ line: String, to descriptor: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}
