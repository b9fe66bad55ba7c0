#if CommandLineTool
  import ArgumentParser

  /// A time on the command line: `500ms`, `30s`, `2m`, or seconds; `0` for none.
  struct TimeLimit: ExpressibleByArgument, CustomStringConvertible {
    /// The time; nil for none.
    var duration: Duration?

    /// As the user wrote it.
    var description: String

    init?(argument: String) {
      let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("", 1000),
      ]
      guard let unit = units.first(where: { argument.hasSuffix($0.suffix) }),
        let number = Double(argument.dropLast(unit.suffix.count)), number.isFinite, number >= 0,
        number * Double(unit.milliseconds) < 1e15
      else { return nil }
      let milliseconds = Int64((number * Double(unit.milliseconds)).rounded(.up))
      duration = milliseconds == 0 ? nil : .milliseconds(milliseconds)
      description = argument
    }

    var defaultValueDescription: String { description }
  }
#endif
