import QEMURunner

/// What should become of a run.
public struct Expectation: Equatable, Sendable {
  /// How it should end.
  public enum End: Equatable, Sendable {
    /// By the guest, with this code.
    case code(Int32)
    /// In another way.
    case verdict(ExpectedVerdict)
  }

  /// How it should end.
  public var end: End

  /// What lines of the console should have, in this order. Lines between them are allowed.
  public var console: [ConsolePattern]

  /// Describes an expectation; by default that the guest ends with code 0.
  public init(_ end: End = .code(0), console: [ConsolePattern] = []) {
    self.end = end
    self.console = console
  }

  /// Whether a run has ended as it should.
  public func isMet(by verdict: Verdict) -> Bool {
    switch end {
    case .code(let code): verdict == .exited(code)
    case .verdict(let expected): expected.isMet(by: verdict)
    }
  }
}

extension Expectation.End: CustomStringConvertible {
  /// Reads a code, 0 to 255, or the name of a verdict.
  public init?(_ text: String) {
    if let code = Int32(text), (0...255).contains(code) {
      self = .code(code)
    } else if let verdict = ExpectedVerdict(rawValue: text) {
      self = .verdict(verdict)
    } else {
      return nil
    }
  }

  /// For people: `code 3`, `trapped`.
  public var description: String {
    switch self {
    case .code(let code): "code \(code)"
    case .verdict(let verdict): verdict.rawValue
    }
  }
}
