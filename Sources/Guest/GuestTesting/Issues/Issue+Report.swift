extension Issue {
  /// Writes the issue's records.
  ///
  /// - Parameter text: Writes what it says.
  func report(place: () -> Void, text: () -> Void) {
    let isKnown = KnownIssueScope.matches(self)
    Record.begin("I ")
    Record.write(letter)
    Record.write(isKnown ? " + " : " - ")
    place()
    Record.space()
    text()
    Record.end()
    for comment in comments {
      Record.begin("N")
      Record.field(comment.rawValue)
      Record.end()
    }
  }

  /// Writes the issue's records, where its place is known.
  func report(_ text: () -> Void) {
    report(place: { sourceLocation?.write() }, text: text)
  }

  private var letter: StaticString {
    guard severity == .error else { return "w" }
    return switch kind {
    case .expectationFailed: "e"
    case .errorCaught: "c"
    case .unconditional: "r"
    case .confirmationMiscounted: "n"
    case .knownIssueNotRecorded: "k"
    }
  }
}

extension SourceLocation {
  /// Writes three fields: the file, the line and the column.
  func write() {
    for index in 0..<fileID.utf8CodeUnitCount {
      Record.writeName(fileID.utf8Start[index])
    }
    Record.field(UInt64(line))
    Record.field(UInt64(column))
  }
}
