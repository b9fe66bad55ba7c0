import Glibc
import HostSupport

extension Installation {
  /// Whether a machine can run here: its QEMU is installed, and the firmware that it wants.
  ///
  /// A machine that wants firmware takes one start of QEMU to tell.
  public func canRun(_ machine: Machine) -> Bool {
    guard let qemu = path(of: machine.architecture.qemu) else { return false }
    guard let firmware = machine.firmwareFile else { return true }
    // QEMU prints the folders of its data, a line each.
    guard let run = try? ToolProcess.run(qemu, ["-L", "help"], keepsOutput: true), run.status == 0
    else { return false }
    return String(decoding: run.output, as: UTF8.self).split(separator: "\n").contains {
      access("\($0)/\(firmware)", R_OK) == 0
    }
  }
}
