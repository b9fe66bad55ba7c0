import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

extension Row {
  /// Boots the row's cells, compares what is seen with what must be, and returns it.
  func measure(on qemu: QEMUInstallation) async throws -> [Cell] {
    if let reason = try missing(from: qemu) {
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
    var isRight = true
    var hangs = 0
    for code in mechanism.codes {
      // The second core adds 1 to what it is told; a power control takes no code.
      let order = kind == .secondCore && !mechanism.isPowerControl ? code &- 1 : code
      let mayHang = reason == .storedInHalves
      let (result, ending) = try await run(
        mechanism,
        order,
        probe,
        qemu,
        timeout: mayHang ? "2s" : "20s"
      )
      let codes = kind == .bothCores && !mechanism.isPowerControl ? [code, code &+ 1] : [code]
      // OpenSBI's shutdown writes what the device's success is.
      let stops = { (code: UInt32) in
        mechanism.isPowerControl || reason == .offLooksLikeSuccess && code == 0
      }
      var expected = codes.map { stops($0) ? 126 : mechanism.status(for: $0, bits: bits) }
      if mayHang { expected.append(124) }
      if result.status == 124 { hangs += 1 }
      var isExpected = expected.contains(result.status)
      if result.status == 126 && codes.contains(where: stops) {
        let endings = codes.map { $0 == 0 ? "shutdown" : "reset" }
        isExpected = isExpected && endings.contains(ending ?? "")
      }
      #expect(
        isExpected,
        "\(name(mechanism, qemu)), code \(code): \(result.status), \(ending ?? "no reason"): \(result.text) \(result.errors)"
      )
      isRight = isRight && isExpected
      // Which of two cores wins differs from run to run.
      let word = ending.map { " \($0)" } ?? ""
      seen.append(
        expected.count == 1
          ? "\(code) → \(result.status)\(word)"
          : "\(code) → \(Set(expected).sorted().map(String.init).joined(separator: " or "))"
      )
    }
    #expect(hangs < mechanism.codes.count, "\(name(mechanism, qemu)) never works")
    let outcome: Cell.Outcome = !isRight ? .wrong : reason == nil ? .works : .partly
    return cell(mechanism, qemu, outcome, reason, seen)
  }

  /// Sees that a way out doesn't work, by what its reason leads to.
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
    let (result, _) = try await run(mechanism, code, probe, qemu, timeout: "2s")
    // A report of a trap needs vectors that a second core hasn't got, and handlers that aren't the
    // probe's own.
    let isBare = [.secondCore, .bothCores, .exception, .interrupt].contains(kind)
    let expected: [Int32] = reason.traps ? (isBare ? [1, 124] : [1]) : [124]
    let isExpected = expected.contains(result.status)
    #expect(
      isExpected,
      "\(name(mechanism, qemu)): \(result.status): \(result.text) \(result.errors)"
    )
    let outcome: Cell.Outcome = isExpected ? .cannot : .wrong
    return cell(mechanism, qemu, outcome, reason, ["\(code) → \(result.status)"])
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
  private func missing(from qemu: QEMUInstallation) throws -> Reason? {
    let machine = try Machine.named(machine)
    return Installation(folder: qemu.folder).canRun(machine) ? nil : .noFirmwareFile
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
