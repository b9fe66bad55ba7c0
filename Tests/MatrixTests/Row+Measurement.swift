import Foundation
import QEMURunner
import TestSupport
import Testing

extension Row {
  /// Boots the row's cells, compares what is seen with what must be, and returns it.
  func measure(on qemu: QEMUInstallation) async throws -> [Cell] {
    if let reason = missing(from: qemu) {
      let result = try await Probe(machine: machine)
        .run(.exit, code: 13, environment: qemu.environment)
      #expect(result.status == 125, "\(machine) on \(qemu.version): \(result.errors)")
      return mechanisms.map { cell($0, qemu, .cannot, reason, ["13 → \(result.status)"]) }
    }
    let probe = try await Probe(machine: machine, isT32: isT32)
    for (asked, status) in proof {
      let result = try await probe.run(
        .mode,
        extra: asked,
        place: place,
        options: options + ["--timeout", "20s"],
        environment: qemu.environment
      )
      #expect(
        result.status == status,
        "\(machine), \(title), mode, QEMU \(qemu.version): \(result.text) \(result.errors)"
      )
    }
    var cells: [Cell] = []
    for mechanism in mechanisms {
      cells.append(try await measure(mechanism, probe, on: qemu))
    }
    return cells
  }

  private func measure(
    _ mechanism: Mechanism,
    _ probe: Probe,
    on qemu: QEMUInstallation
  ) async throws -> Cell {
    let reason = reason(for: mechanism)
    if let reason, !reason.isPartial {
      return try await measureFailure(mechanism, reason, probe, on: qemu)
    }
    var seen: [String] = []
    for code in mechanism.codes {
      let mayHang = reason == .storedInHalves
      let timeout = mayHang ? "2s" : "20s"
      let (result, ending) = try await run(mechanism, code, probe, qemu, timeout: timeout)
      // The second core's code is one more.
      let effective: [UInt32] =
        switch kind {
        case .secondCore: [code &+ 1]
        case .bothCores: [code, code &+ 1]
        default: [code]
        }
      // OpenSBI's shutdown writes what the device's success is.
      let stops = { (code: UInt32) in
        mechanism.isPowerControl || reason == .offLooksLikeSuccess && code == 0
      }
      let expected =
        effective.map { stops($0) ? 126 : mechanism.status(for: $0, bits: bits) }
        + (mayHang ? [124] : [])
      let description: Comment =
        "\(name(mechanism, qemu)), code \(code): \(result.text) \(result.errors)"
      #expect(expected.contains(result.status), description)
      if result.status == 126 && effective.contains(where: stops) {
        let endings = effective.map { $0 == 0 ? "shutdown" : "reset" }
        #expect(endings.contains(ending ?? ""), description)
      }
      seen.append("\(code) → \(expected.map(String.init).joined(separator: " or "))")
    }
    return cell(mechanism, qemu, reason == nil ? .works : .partly, reason, seen)
  }

  /// Sees that a way out doesn't work: neither by its code nor by what looks like success.
  private func measureFailure(
    _ mechanism: Mechanism,
    _ reason: Reason,
    _ probe: Probe,
    on qemu: QEMUInstallation
  ) async throws -> Cell {
    if reason.isOfTheMachine && place != .started {
      return cell(mechanism, qemu, .cannot, reason, [])
    }
    // One that no trap's status looks like.
    let code: UInt32 = mechanism.status(for: 13, bits: bits) == 13 ? 13 : 0
    let (result, _) = try await run(mechanism, code, probe, qemu, timeout: "1s")
    let description: Comment = "\(name(mechanism, qemu)): \(result.text) \(result.errors)"
    #expect(result.status != mechanism.status(for: code, bits: bits), description)
    #expect(result.status != 0, description)
    return cell(mechanism, qemu, .cannot, reason, ["\(code) → \(result.status)"])
  }

  private func name(_ mechanism: Mechanism, _ qemu: QEMUInstallation) -> String {
    "\(machine), \(title), \(mechanism.rawValue), QEMU \(qemu.version)"
  }

  /// Boots once.
  ///
  /// - Returns: What `qemu-exit run` did, and the reason in its report, if there is one.
  private func run(
    _ mechanism: Mechanism,
    _ code: UInt32,
    _ probe: Probe,
    _ qemu: QEMUInstallation,
    timeout: String
  ) async throws -> (result: CommandResult, reason: String?) {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let report = folder.url.appending(path: "report.json")
    // The handle's status for success.
    let success = mechanism == .debugExitHandle ? ["--success-status", "33"] : []
    let extra: UInt32 =
      switch mechanism {
      case .debugExitHandle: 33
      case .psci: callsMonitor ? 1 : 0
      // Memory that nobody watches.
      case .htif: 0x8010_0000
      default: 0
      }
    let result = try await probe.run(
      mechanism.action,
      code: code,
      extra: extra,
      place: place,
      options: options + success + ["--timeout", timeout, "--report", report.path],
      environment: qemu.environment
    )
    guard FileManager.default.fileExists(atPath: report.path) else { return (result, nil) }
    return (result, try jsonObject(at: report)["reason"] as? String)
  }

  /// What the installation lacks for the row, if anything.
  private func missing(from qemu: QEMUInstallation) -> Reason? {
    machine == "riscv32-virt-opensbi" && qemu.release == "7.2" ? .noFirmwareFile : nil
  }

  private func cell(
    _ mechanism: Mechanism,
    _ qemu: QEMUInstallation,
    _ outcome: Cell.Outcome,
    _ reason: Reason?,
    _ seen: [String]
  ) -> Cell {
    Cell(
      machine: machine,
      place: title,
      mechanism: mechanism,
      qemu: qemu.release,
      outcome: outcome,
      reason: reason,
      seen: seen
    )
  }
}
