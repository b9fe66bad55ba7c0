/// A time as people write it: `500ms`, `30s`, `2m`, or seconds; `0` for none.
public struct TimeLimit: Equatable, Sendable, CustomStringConvertible {
  /// The time; nil for none.
  public var duration: Duration?

  /// As it was written.
  public var description: String

  /// Reads a time; nil if it isn't one.
  public init?(_ text: String) {
    let units: [(suffix: String, milliseconds: Int64)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("", 1000),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let number = Double(text.dropLast(unit.suffix.count)), number.isFinite, number >= 0,
      number * Double(unit.milliseconds) < 1e15
    else { return nil }
    let milliseconds = Int64((number * Double(unit.milliseconds)).rounded(.up))
    duration = milliseconds == 0 ? nil : .milliseconds(milliseconds)
    description = text
  }
}
