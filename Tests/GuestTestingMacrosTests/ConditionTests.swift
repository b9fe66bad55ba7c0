import Testing

@Suite("The conditions of suites")
struct ConditionTests {
  /// The condition of the first test in a source.
  func condition(_ source: String) throws -> String {
    let expanded = Expanded(source)
    #expect(expanded.messages.isEmpty)
    let text = expanded.text.replacing("GuestTesting.", with: "")
    let start = try #require(text.firstRange(of: "guard ")).upperBound
    let end = try #require(text[start...].firstRange(of: " else {")).lowerBound
    return String(text[start..<end])
  }

  @Test(
    "are asked of every type around a test, the innermost first",
    arguments: [
      ("@Suite struct A { @Test static func f() {} }", "A._qxSuiteIsEnabled_A()"),
      (
        "@Suite struct A { struct B { @Test static func f() {} } }",
        "A._qxSuiteIsEnabled_A()"
      ),
      (
        "struct A { @Suite struct B { @Test static func f() {} } }",
        "A.B._qxSuiteIsEnabled_B()"
      ),
      (
        "extension A.B { @Test static func f() {} }",
        "_isEnabled(A.B.self, or: _isEnabled(A.self, or: true))"
      ),
      (
        "extension A { struct B { @Test(.enabled(if: x)) static func f() {} } }",
        "_isEnabled(A.self, or: true), _enabled(if: x)"
      ),
    ]
  )
  func ofTests(source: String, expected: String) throws {
    #expect(try condition(source) == expected)
  }

  @Test("aren't asked of types that have none")
  func none() {
    #expect(!Expanded("struct A { @Test static func f() {} }").text.contains("guard "))
  }

  @Test("are members, with those of the types around the suite before them")
  func ofSuites() {
    let text = Expanded("extension A.B { @Suite(.disabled(if: x, \"why\")) struct C {} }").text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "public static func _qxSuiteIsEnabled_C() -> Bool { "
          + "GuestTesting._isEnabled(A.B.self, or: GuestTesting._isEnabled(A.self, or: true)) && "
          + "GuestTesting._enabled(if: !(x), \"why\") }"
      ),
      "\(text)"
    )
    #expect(text.contains("extension A.B.C: GuestTesting._ConditionalSuite {"), "\(text)")
  }
}
