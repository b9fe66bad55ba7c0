import HostSupport

/// A test of an image, or a suite.
///
/// What a test inherits of the suites that enclose it is in here.
public struct TestItem: Equatable, Sendable {
  /// The number of its record in the image's table; nil for a suite that has none.
  public var index: Int?

  /// Whether it is a suite.
  public var isSuite: Bool

  /// The types that enclose it, from the outermost; for a suite without itself.
  public var suites: [String]

  /// The function's name with its labels, `roundTrips(_:)`, or the suite's type.
  public var name: String

  /// Where its attribute is.
  public var location: TestLocation

  /// The name that its attribute gives it.
  public var displayName: String?

  /// Its tags, without the leading period.
  public var tags: [String] = []

  /// The bugs that it names.
  public var bugs: [TestBug] = []

  /// Whether it is disabled whatever happens.
  public var isDisabled = false

  /// Why it is disabled, if it was said.
  public var comment: String?

  /// The comments among its traits, which are shown if it fails. A test doesn't inherit them.
  public var comments: [String] = []

  /// How long it may run; nil if it doesn't say.
  public var timeLimit: Duration?

  /// Whether it wants a QEMU of its own.
  public var wantsOwnBoot = false

  /// Whether it has arguments.
  public var isParameterized = false

  /// Whether its cases, or a suite's tests, aren't to run beside each other.
  public var isSerialized = false

  /// The full path of the outermost suite around it whose tests aren't to run beside each other;
  /// nil for none.
  var serializedSuite: [String]?

  /// The module.
  public var module: String { location.module }

  /// The path in the module: the enclosing types and the name.
  package var path: [String] { suites + [name] }

  /// The path with the module.
  var fullPath: [String] { [module] + path }

  /// The full paths of the types that enclose it, from the outermost.
  var enclosingPaths: [[String]] { suites.indices.map { [module] + suites[...$0] } }

  /// The name that `swift test list` prints: `Module.Suite/name()`.
  public var listName: String { "\(module).\(path.joined(separator: "/"))" }

  /// Swift Testing's identity: `Module.Suite/name()/File.swift:12:4`; for a suite without the
  /// place.
  public var id: String {
    isSuite
      ? listName : "\(listName)/\(location.fileName):\(location.line):\(location.column)"
  }

  /// The enclosing types with the module, as JUnit's readers group by: `Module.Suite.Inner`.
  var className: String { ([module] + suites).joined(separator: ".") }

  /// What people read: `Test addsTwo()`, `Suite "Sums of numbers"`.
  ///
  /// A raw identifier counts as a display name, as it does for Swift Testing.
  package var title: String {
    "\(isSuite ? "Suite" : "Test") \(shortTitle)"
  }

  /// The same without the first word.
  var shortTitle: String {
    if let displayName { return "\"\(displayName.onOneLine)\"" }
    if let raw = rawName { return "\"\(raw.onOneLine)\"" }
    return name.onOneLine
  }

  /// The name in the grave accents of a raw identifier; nil if it is an ordinary one.
  var rawName: String? {
    guard name.hasPrefix("`"), let end = name.dropFirst().firstIndex(of: "`"), !isParameterized
    else { return nil }
    return String(name[name.index(after: name.startIndex)..<end])
  }
}
