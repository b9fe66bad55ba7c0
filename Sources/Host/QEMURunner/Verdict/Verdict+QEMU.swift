import Glibc
import HostSupport

extension Verdict {
  /// Judges a QEMU that ended by itself.
  ///
  /// - Parameters:
  ///   - ending: How its process ended.
  ///   - events: What it said about itself while it ran.
  ///   - words: What it wrote to its standard error.
  ///   - mechanism: How the guest ends QEMU.
  ///   - successStatus: The status that means success on x86, if the guest chose one.
  package init(
    _ ending: ChildProcess.Ending,
    events: Events,
    words: String,
    mechanism: ExitMechanism,
    successStatus: Int32?
  ) {
    switch ending {
    case .signal(SIGABRT) where words.contains("fatal: Lockup"):
      self = .stopped(.lockUp)
    case .signal(let signal):
      self = Self.ownFailures.contains(signal) ? .crashed(signal: signal) : .killed(signal: signal)
    case .unknown:
      self = .stopped(.unknown)
    case .status where !events.hasStarted:
      self = .failedToStart
    case .status where events.hasShutDown && Self.signal(in: words) != nil:
      self = .killed(signal: Self.signal(in: words) ?? 0)
    case .status(0) where mechanism != .sifiveTest && events.testDevice.contains(.passed):
      // Firmware switches off by what is success to programs that use the device themselves.
      self = .stopped(.shutdown)
    case .status(let status):
      let mechanism = events.testDevice.contains(.failed(status)) ? .sifiveTest : mechanism
      guard !events.hasShutDown || mechanism.mayShutDown(asking: events.hasAskedForShutdown),
        let code = mechanism.code(ofStatus: status, successStatus: successStatus)
      else {
        self = .stopped(StopReason(events: events))
        return
      }
      self = .exited(code)
    }
  }

  /// The signals that the system sends to a program for what it did itself. A user can send them,
  /// too, which nothing tells apart.
  private static let ownFailures = [
    SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGXCPU, SIGXFSZ,
  ]

  /// The signal by which QEMU was asked to end from outside, after which it ends with status 0.
  ///
  /// - Parameter words: QEMU's own: `qemu-system-arm: terminating on signal 15 from pid 4711`.
  private static func signal(in words: String) -> Int32? {
    guard let start = words.firstRange(of: "terminating on signal ")?.upperBound else { return nil }
    return Int32(words[start...].prefix { $0.isNumber })
  }
}

extension Verdict.StopReason {
  /// QEMU reports a guest's wish to switch off as a request; it resets without one.
  init(events: Events) {
    if !events.hasShutDown {
      self = .unknown
    } else if events.hasTripleFault {
      self = .tripleFault
    } else if events.hasAskedForShutdown {
      self = .shutdown
    } else {
      self = .reset
    }
  }
}
