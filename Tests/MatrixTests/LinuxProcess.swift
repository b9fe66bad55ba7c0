import QEMURunner
import TestSupport
import Testing

/// The cell that no bare-metal guest is in: an ordinary process.
enum LinuxProcess {
  static let machine = "x86_64-q35 under Linux"
  static let place = "an ordinary process, by `ioperm`"

  /// Boots it; no cells where there is no kernel to be had.
  static func measure(on qemu: QEMUInstallation) async -> [Cell] {
    guard LinuxGuest.canBeMade else { return [] }
    do {
      var seen: [String] = []
      var isRight = true
      for (code, status) in [(0, 0), (13, 13), (256, 127)] as [(UInt32, Int32)] {
        let result = try await LinuxGuest.shared.boot(
          "CODE=\(code)",
          environment: qemu.environment
        )
        #expect(result.status == status, "Linux, QEMU \(qemu.version): \(result.text)")
        isRight = isRight && result.status == status
        seen.append("\(code) → \(result.status)")
      }
      return [
        Cell(
          machine: machine,
          place: place,
          mechanism: .debugExitHandle,
          qemu: qemu.release,
          outcome: isRight ? .works : .wrong,
          reason: nil,
          seen: seen
        )
      ]
    } catch {
      Issue.record(error, "Linux, QEMU \(qemu.version)")
      return []
    }
  }
}
