import FoundationEssentials
import HostSupport
import ObjectFile
import QEMURunner

/// Numbers of instructions that tests took before, to compare with.
///
/// Source: `Documentation/ABI/test-reports.md`, version 1, "Baselines".
public struct TestBaseline: Equatable, Sendable {
  private struct Document: Codable {
    var schema = 1
    var measurements: [String: [String: [String: Int]]]
  }

  /// By machine, test (`Module.Suite/name()`) and name.
  private var measurements: [String: [String: [String: Int]]]

  /// How much more than before is taken for the same, in parts of one: 0.01 is a hundredth.
  public var tolerance = 0.0

  /// A baseline without numbers.
  public init() {
    measurements = [:]
  }

  /// Reads a file.
  ///
  /// - Throws: `FileError` if it can't be read or isn't one.
  public init(path: String) throws {
    do {
      let file = try ImageFile(path: path)
      guard file.size <= 64 << 20 else { throw FileError(path: path, words: "it is too large") }
      let bytes = try file.read(at: 0, count: Int(file.size), "contents")
      let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
      guard document.schema == 1 else {
        throw FileError(path: path, words: "its schema is \(document.schema), not 1")
      }
      measurements = document.measurements
    } catch let error as DecodingError {
      throw FileError(path: path, words: "not a baseline: \(error)".onOneLine)
    } catch let error as ImageError {
      throw FileError(path: path, words: error.description)
    }
  }

  /// What a test took before; nil if it isn't known.
  package func count(_ measurement: TestResult.Measurement, of test: TestItem, on machine: Machine)
    -> Int?
  {
    measurements[machine.id]?[test.listName]?[measurement.name]
  }

  /// The issue that a measurement is; nil if it isn't above what it was.
  func issue(
    for measurement: TestResult.Measurement,
    of test: TestItem,
    on machine: Machine
  ) -> TestIssue? {
    guard let before = count(measurement, of: test, on: machine) else { return nil }
    let most = Double(before) * (1 + tolerance)
    guard Double(measurement.count) > most else { return nil }
    let more =
      before > 0
      ? "\(Self.percent(Double(measurement.count - before) / Double(before))) more" : "more"
    return TestIssue(
      .measurement,
      location: test.location,
      words: "'\(measurement.name)' took \(measurement.count) instructions, \(more) than the "
        + "baseline's \(before) (tolerance \(Self.percent(tolerance)))"
    )
  }

  /// Takes over what tests have measured.
  public mutating func update(_ result: TestRunResult) {
    for session in result.sessions {
      for test in session.results {
        for measurement in test.measurements {
          measurements[session.session.machine.id, default: [:]][
            test.test.listName,
            default: [:]
          ][measurement.name] = measurement.count
        }
      }
    }
  }

  /// The file's contents.
  public func json() throws -> [UInt8] {
    try JSON.encode(Document(measurements: measurements))
  }

  private static func percent(_ part: Double) -> String {
    let tenths = Int((part * 1000).rounded())
    return "\(tenths / 10).\(abs(tenths % 10)) %"
  }
}
