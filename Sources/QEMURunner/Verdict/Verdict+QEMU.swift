extension Verdict {
  /// Judges a QEMU that ended by itself.
  ///
  /// - Parameters:
  ///   - ending: How its process ended.
  ///   - events: What it said about itself while it ran.
  ///   - words: What it wrote to its standard error.
  ///   - mechanism: How the guest ends QEMU.
  ///   - successStatus: The status that means success on x86, if the guest chose one.
  init(
    _ ending: ChildProcess.Ending,
    events: Events,
    words: String,
    mechanism: ExitMechanism,
    successStatus: Int32?
  ) {
    switch ending {
    case .signal(let signal):
      self = .crashed(signal: signal)
    case .unknown:
      self = .stopped(.unknown)
    case .status where !events.hasStarted:
      self = .failedToStart
    case .status(0) where mechanism != .sifiveTest && events.testDevice.contains(.passed):
      // Firmware switches off by what is success to programs that use the device themselves.
      self = .stopped(.shutdown)
    case .status(let status):
      let mechanism = events.testDevice.contains(.failed(status)) ? .sifiveTest : mechanism
      guard !events.hasShutDown || mechanism.mayShutDown(asking: events.hasAskedForShutdown),
        let code = mechanism.code(ofStatus: status, successStatus: successStatus)
      else {
        self = .stopped(StopReason(events: events, words: words))
        return
      }
      self = .exited(code)
    }
  }
}

extension Verdict.StopReason {
  /// QEMU reports a guest's wish to switch off as a request; it resets, and obeys signals, without
  /// one.
  init(events: Events, words: String) {
    if !events.hasShutDown {
      self = .unknown
    } else if words.contains("terminating on signal") {
      self = .hostSignal
    } else if events.hasAskedForShutdown {
      self = .shutdown
    } else {
      self = .reset
    }
  }
}
