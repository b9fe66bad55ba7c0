import HostSupport
import QEMURunner

/// A way to end that can be expected of a run: a verdict's name, or the reason why a guest stopped.
public enum ExpectedVerdict: String, CaseIterable, Sendable {
  /// With any code.
  case exited
  case trapped
  case timedOut = "timed-out"
  case outputLimit = "output-limit"
  case filesLimit = "files-limit"
  /// Without a code, for any of the reasons that follow.
  case stopped
  case reset
  case shutdown
  case tripleFault = "triple-fault"
  case lockUp = "lock-up"
  case crashed
  case failedToStart = "failed-to-start"
  case badImage = "bad-image"
  case missingQEMU = "missing-qemu"

  /// Whether a run has ended so.
  func isMet(by verdict: Verdict) -> Bool {
    if case .stopped(let reason) = verdict, rawValue == reason.rawValue { return true }
    return rawValue == verdict.name
  }
}
