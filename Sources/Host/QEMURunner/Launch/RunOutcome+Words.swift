import Glibc
import HostSupport

extension RunOutcome {
  /// What became of the image, as one line for people behind its name: `ended with code 3`.
  public var summary: String {
    switch verdict {
    case .exited(let code): "ended with code \(code)"
    case .trapped(let fault): "met an exception: \(fault)".onOneLine
    case .timedOut: "timed out after \(result?.duration.inSeconds ?? "some time")"
    case .outputLimit: "wrote more than it may"
    case .filesLimit: "has files that take more than they may"
    case .outputLost(let words): "what the guest wrote can't be passed on: \(words)".onOneLine
    case .stopped(let reason): "stopped without a code: \(words(for: reason))"
    case .failedToStart: "QEMU failed to start"
    case .crashed(let signal): "QEMU was ended by signal \(signal) (\(Self.name(of: signal)))"
    case .killed(let signal):
      "QEMU was killed from outside, by signal \(signal) (\(Self.name(of: signal)))"
    case .cancelled(let signal): "cancelled by signal \(signal) (\(Self.name(of: signal)))"
    case .badImage(let words), .missingQEMU(let words):
      // People know which image it is.
      (words.hasPrefix("\(image): ") ? String(words.dropFirst(image.count + 2)) : words).onOneLine
    }
  }

  /// The same as a sentence that needs no name before it: `the guest ended with code 3`.
  public var sentence: String {
    switch verdict {
    case .exited, .trapped, .timedOut, .outputLimit, .filesLimit, .stopped: "the guest \(summary)"
    case .outputLost, .failedToStart, .crashed, .killed, .cancelled: summary
    case .badImage(let words), .missingQEMU(let words): words
    }
  }

  /// What else is known of a run that went wrong: where the guest was, hints, what QEMU said. A
  /// line each.
  public var details: [String] {
    guard let result else { return [] }
    let cores = result.diagnosis?.cores.map { "\($0)" } ?? []
    let hints = result.diagnosis?.hints.map { "hint: \($0)" } ?? []
    let saysQEMU: Bool =
      switch verdict {
      case .exited, .trapped, .timedOut, .outputLimit, .filesLimit, .outputLost, .cancelled: false
      case .stopped, .failedToStart, .crashed, .killed, .badImage, .missingQEMU: true
      }
    let words = saysQEMU ? result.qemuOwnWords.split(separator: "\n").map { "QEMU: \($0)" } : []
    return (cores + hints + words).map(\.onOneLine)
  }

  /// Where in the source it went wrong, if that is known.
  public var location: SourceLocation? {
    if case .trapped(let fault) = verdict { return fault.location }
    return result?.diagnosis?.cores.first?.location
  }

  /// Why a guest stopped, for people.
  public func words(for reason: Verdict.StopReason) -> String {
    switch reason {
    case .reset:
      "the machine was reset, by the guest or by a fault that the processor couldn't report"
    case .shutdown: "the machine was switched off"
    case .tripleFault: "a triple fault reset the machine"
    case .lockUp: "a fault while a fault was handled locked the processor up"
    case .unknown:
      "QEMU ended with status \(result?.qemuStatus ?? 0), which "
        + "\(machine?.mechanism.rawValue ?? "the guest") can't make"
    }
  }

  private static func name(of signal: Int32) -> String { String(cString: strsignal(signal)) }
}
