/// What was seen of one way out, in one place, on one QEMU.
struct Cell: Codable, Equatable, Sendable {
  /// The machine's name in the catalogue.
  var machine: String
  /// Where on it the program was.
  var place: String
  /// The way out.
  var mechanism: Mechanism
  /// QEMU's release, for example "7.2".
  var qemu: String
  /// Whether it works.
  var outcome: Outcome
  /// Why it doesn't, or not wholly.
  var reason: Reason?
  /// The codes that the program ended with, and the statuses of `qemu-exit run` that followed. Of a
  /// power control: 0 for off and 1 for reset, and the reasons that the report gave.
  var seen: [String]

  /// What tells it from the other cells.
  var key: [String] { [machine, place, mechanism.rawValue, qemu] }

  /// Whether a way out works.
  enum Outcome: String, Codable {
    case works, partly, cannot
    /// Not as it must be: such a table isn't written.
    case wrong
  }
}
