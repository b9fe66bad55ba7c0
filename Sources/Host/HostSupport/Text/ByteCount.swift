/// A number of bytes as people write it: `65536`, `64KiB`, `10MiB`, `1GiB`; `0` for any number.
public struct ByteCount: Equatable, Sendable, CustomStringConvertible {
  /// The number; nil for any.
  public var bytes: Int?

  /// As it was written.
  public var description: String

  /// Reads a number; nil if it isn't one.
  public init?(_ text: String) {
    let units: [(suffix: String, factor: Int)] = [
      ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
      ("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30), ("", 1),
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
      let number = Int(text.dropLast(unit.suffix.count)), number >= 0
    else { return nil }
    let (total, overflow) = number.multipliedReportingOverflow(by: unit.factor)
    guard !overflow else { return nil }
    bytes = total == 0 ? nil : total
    description = text
  }

  /// A number of bytes in the largest unit that needs no fraction.
  public static func words(_ bytes: Int) -> String {
    let units = [("GiB", 30), ("MiB", 20), ("KiB", 10)]
    let unit = units.first { bytes >= 1 << $0.1 && bytes % (1 << $0.1) == 0 }
    return unit.map { "\(bytes >> $0.1) \($0.0)" } ?? "\(bytes) bytes"
  }
}
