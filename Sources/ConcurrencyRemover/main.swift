// Copies Swift sources without `async` and `await`, with spaces in their places, so that each line and
// column is where it was: bare metal has no concurrency in Swift 6.3, and its compiler crashes when it
// meets an asynchronous function. Without anything that could suspend it, such a function runs through
// as an ordinary one does, and to await it is to call it. What can suspend is reported.
//
//     remove-concurrency SOURCE COPY [SOURCE COPY...]
//
// Each copy is written that differs from its source; one that doesn't is removed. Status: 0, or 1 after
// a report `SOURCE:LINE:COLUMN: error: ...` on standard error.
//
// To be deleted when toolchains have `_Concurrency` for bare metal.

#if canImport(SwiftParser)
  import Glibc
  import SwiftParser
  import SwiftSyntax

  /// A source whose concurrency is removed.
  struct Source {
    /// Its bytes.
    private(set) var bytes: [UInt8]

    /// What can't be removed: the places, and the words.
    private(set) var problems: [(place: SourceLocation, words: String)] = []

    private let converter: SourceLocationConverter

    init(path: String, bytes: [UInt8]) {
      self.bytes = bytes
      let tree = Parser.parse(source: String(decoding: bytes, as: UTF8.self))
      converter = SourceLocationConverter(fileName: path, tree: tree)
      for token in tree.tokens(viewMode: .sourceAccurate) { visit(token) }
    }

    private mutating func visit(_ token: TokenSyntax) {
      switch token.tokenKind {
      case .keyword(.async):
        if token.parent?.is(DeclModifierSyntax.self) == true {
          report(token, "'async let' can't be used")
        } else {
          blank(token)
        }
      case .keyword(.await):
        if token.parent?.is(ForStmtSyntax.self) == true {
          report(token, "'for await' can't be used")
        } else {
          blank(token)
        }
      case .keyword(.actor) where token.parent?.is(ActorDeclSyntax.self) == true:
        report(token, "actors can't be used")
      case .identifier(let name) where Self.suspending.contains(name) && isAwaited(token):
        report(token, "'\(name)' can't be awaited")
      case .identifier("MainActor"):
        // The one thread is the main one.
        guard let type = token.parent?.as(IdentifierTypeSyntax.self),
          let attribute = type.parent?.as(AttributeSyntax.self)
        else { return }
        for token in attribute.tokens(viewMode: .sourceAccurate) { blank(token) }
      default: break
      }
    }

    /// What the standard library suspends with.
    private static let suspending: Set = [
      "Task", "withTaskGroup", "withThrowingTaskGroup", "withDiscardingTaskGroup",
      "withThrowingDiscardingTaskGroup", "withCheckedContinuation",
      "withCheckedThrowingContinuation", "withUnsafeContinuation",
      "withUnsafeThrowingContinuation", "withTaskCancellationHandler",
    ]

    /// Whether an expression refers to a function or type by its name alone, in what is awaited.
    private func isAwaited(_ token: TokenSyntax) -> Bool {
      guard let reference = token.parent?.as(DeclReferenceExprSyntax.self) else { return false }
      if let access = reference.parent?.as(MemberAccessExprSyntax.self),
        access.declName.id == reference.id
      {
        return false
      }
      var node = reference.parent
      while let current = node {
        if current.is(AwaitExprSyntax.self) { return true }
        if current.is(CodeBlockItemSyntax.self) { return false }
        node = current.parent
      }
      return false
    }

    private mutating func blank(_ token: TokenSyntax) {
      let start = token.positionAfterSkippingLeadingTrivia.utf8Offset
      for index in start..<start + token.text.utf8.count { bytes[index] = UInt8(ascii: " ") }
    }

    private mutating func report(_ token: TokenSyntax, _ words: String) {
      // Whether the lines around it are compiled is the compiler's to know.
      var node = token.parent
      while let current = node {
        if current.is(IfConfigDeclSyntax.self) { return }
        node = current.parent
      }
      problems.append(
        (
          converter.location(for: token.positionAfterSkippingLeadingTrivia),
          "\(words): Embedded Swift has no concurrency on bare metal"
        )
      )
    }
  }

  func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
      }
      if part.isEmpty { return ferror(file) == 0 ? bytes : nil }
      bytes += part
    }
  }

  /// Says what is wrong.
  ///
  /// - Returns: The status to end with.
  func complain(_ line: String) -> Int32 {
    let bytes = Array("\(line)\n".utf8)
    _ = Glibc.write(2, bytes, bytes.count)
    return 1
  }

  func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }

  var status: Int32 = 0
  var paths = CommandLine.arguments.dropFirst()
  while let path = paths.popFirst(), let copy = paths.popFirst() {
    guard let bytes = read(path) else {
      status = complain("\(path): error: \(String(cString: strerror(errno)))")
      continue
    }
    let source = Source(path: path, bytes: bytes)
    for (place, words) in source.problems {
      status = complain("\(path):\(place.line):\(place.column): error: \(words)")
    }
    if source.bytes == bytes {
      unlink(copy)
    } else if !write(source.bytes, to: copy) {
      status = complain("\(copy): error: \(String(cString: strerror(errno)))")
    }
  }
  exit(status)
#endif
