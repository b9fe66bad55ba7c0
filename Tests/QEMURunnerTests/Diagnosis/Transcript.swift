@testable import ObjectFile
@testable import QEMURunner

/// Questions to a real QEMU and its answers, recorded from `qemu-exit run`, and the symbols of the
/// image that it ran.
struct Transcript: Sendable {
  var name: String
  var symbols: [(name: String, address: UInt64, size: UInt64)]
  var answers: [String: String]

  /// Finds out what a run of these answers shows.
  func diagnosis(
    _ architecture: Architecture,
    machine: String = "machine",
    hasSemihosting: Bool = true
  ) -> Diagnosis? {
    let symbols = SymbolTable(symbols)
    let hints = Hints(
      architecture: architecture,
      machine: machine,
      imageMachine: nil,
      hasSemihosting: hasSemihosting
    )
    return Investigation(architecture: architecture, symbols: symbols, hints: hints).diagnose {
      answers[$0]
    }
  }
}
