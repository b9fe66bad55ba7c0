import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("Switching off and resetting end QEMU, without a code")
struct PowerControlTests {
  static let cases: [(machine: String, action: ProbeAction, extra: UInt32, options: [String])] =
    [
      ("aarch64-virt", .psci, 0, []),
      ("aarch64-virt", .psci, 1, ["--qemu-arg=-machine", "--qemu-arg=virtualization=on"]),
      ("armv7-virt", .psci, 0, []),
      ("armv7-virt", .psci, 1, ["--qemu-arg=-machine", "--qemu-arg=virtualization=on"]),
      ("x86_64-pc", .acpiPorts, 0, []), ("x86_64-q35", .acpiPorts, 0, []),
      ("i686-pc", .acpiPorts, 0, []), ("i686-q35", .acpiPorts, 0, []),
      ("x86_64-microvm", .acpiEventDevice, 0, []), ("i686-microvm", .acpiEventDevice, 0, []),
    ] + Machine.available.filter { $0.firmware == .openSBI }.map { ($0.id, .sbi, 0, []) }

  @Test("the runner tells them from success, and from each other", arguments: cases)
  func reasons(
    machine: String,
    action: ProbeAction,
    extra: UInt32,
    options: [String]
  ) async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    let probe = try await Probe(machine: machine)
    for (code, reason) in [(0, "shutdown"), (1, "reset")] as [(UInt32, String)] {
      let result = try await probe.run(
        action,
        code: code,
        extra: extra,
        options: options + ["--timeout", "10s", "--report", report.path]
      )
      #expect(result.status == 126, "\(machine), \(reason): \(result.text) \(result.errors)")
      let json = try jsonObject(at: report)
      #expect(json["verdict"] as? String == "stopped")
      #expect(json["reason"] as? String == reason, "\(machine): \(result.errors)")
      #expect(json["code"] == nil)
    }
  }

  @Test("on OpenSBI, the device's success is its shutdown, and its failures are codes")
  func testDeviceOnFirmware() async throws {
    let probe = try await Probe(machine: "riscv64-virt-opensbi")
    for (code, status) in [(0, 126), (1, 1), (13, 13), (255, 255), (256, 255)] as [(UInt32, Int32)]
    {
      let result = try await probe.run(.sifiveTest, code: code, options: ["--timeout", "10s"])
      #expect(result.status == status, "\(code): \(result.errors)")
    }
  }

  @Test("without firmware to call, the call is a trap that is told")
  func noFirmware() async throws {
    let result = try await Probe(machine: "aarch64-raspi3b").run(.psci)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.text.contains("trap: "), "\(result.text)")
  }
}
