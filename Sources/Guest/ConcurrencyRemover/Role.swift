/// What a source is part of, which says how it is to be changed.
enum Role {
  /// A package that the tested one depends on: as little as possible is changed.
  case dependency
  /// A target of the tested package.
  case library(module: String)
  /// A target with tests, or one that helps them.
  case tests(module: String)

  /// The module; nil for a dependency's.
  var module: String? {
    switch self {
    case .dependency: nil
    case .library(let module), .tests(let module): module
    }
  }

  /// - Parameter word: `-`, `library:MODULE` or `tests:MODULE`.
  init(_ word: String) {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    switch parts.first {
    case "library" where parts.count == 2: self = .library(module: parts[1])
    case "tests" where parts.count == 2: self = .tests(module: parts[1])
    default: self = .dependency
    }
  }
}
