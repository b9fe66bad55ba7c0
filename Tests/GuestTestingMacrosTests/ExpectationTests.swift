import Testing

@Suite("Expectations")
struct ExpectationTests {
  /// The expansion of a macro in the first line and column, without its place.
  func expansion(_ source: String) -> String {
    let expanded = Expanded(source)
    #expect(expanded.messages.isEmpty)
    return expanded.text.replacing("Module/File.swift 1 1\\n", with: "")
      .replacing("GuestTesting.", with: "")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(
    "show the values of what isn't a literal, and evaluate it once",
    arguments: [
      ("#expect(done)", #"_expect(_check(done, "done"))"#),
      ("#expect(f())", #"_expect(_check(f(), "f()"))"#),
      (
        "#expect(a == 4)",
        #"_expect(_checkLiteral(a, { __a in __a == 4 }, values: { __a in let __0 = _describe(__a); "#
          + #"let __1 = _describe(_like(__a, 4)); return [__0, __1] }, "\u{1}a\u{2} == \u{1}4\u{2}"))"#
      ),
      (
        "#expect(a == b)",
        #"_expect(_checkEqual(a, b, { __a, __b in __a == __b }, { _describe($0) }, "#
          + #"{ _describe($0) }, difference: { __a, __b in let __d = _difference(__a, __b); return __d }, "#
          + #""\u{1}a\u{2} == \u{1}b\u{2}"))"#
      ),
      (
        "#expect(a != .none)",
        #"_expect(_checkLiteral(a, { __a in __a != .none }, values: { __a in let __0 = _describe(__a); "#
          + #"let __1 = _describe(_like(__a, .none)); return [__0, __1] }, "\u{1}a\u{2} != \u{1}.none\u{2}"))"#
      ),
      (
        "#expect(!(a == 4))",
        #"_expect(_checkLiteral(a, { __a in !(__a == 4) }, values: { __a in let __0 = _describe(__a); "#
          + #"let __1 = _describe(_like(__a, 4)); return [__0, __1] }, "!(\u{1}a\u{2} == \u{1}4\u{2} → true)"))"#
      ),
      (
        "#expect(x is T)",
        #"_expect(_checkLiteral(x, { __a in __a is T }, values: { __a in let __0 = _describe(__a); "#
          + #"let __1 = "\(_name(__a))"; return [__0, __1] }, "\u{1}x\u{2} is \u{1}T\u{2}"))"#
      ),
      (
        "#expect(a.isEmpty)",
        #"_expect(_check((), { _ in a.isEmpty }, { _ in _describe(a) }, "#
          + #""\u{1}a\u{2}.isEmpty → false"))"#
      ),
      (
        "#expect(a.b.isEmpty)",
        #"_expect(_check(a.b, { __a in __a.isEmpty }, { _describe($0) }, "#
          + #""\u{1}a.b\u{2}.isEmpty → false"))"#
      ),
      (
        "#expect(a.contains(b))",
        #"_expect(_check((), b, { _, __b in a.contains(__b) }, { _ in _describe(a) }, "#
          + #"{ _describe($0) }, "\u{1}a\u{2}.contains(\u{3}b\u{2})"))"#
      ),
      ("#expect(Type.flag)", #"_expect(_check(Type.flag, "Type.flag"))"#),
      (
        "#expect(a.allSatisfy { $0 })",
        #"_expect(_check(a.allSatisfy { $0 }, "#
          + #""a.allSatisfy { $0 }"))"#
      ),
      (
        "#expect(a && b)",
        #"_expect(_checkBoth(a, { b }, "\u{1}a\u{2} && \u{1}b\u{2}"))"#
      ),
      (
        "#expect(try f() == 1)",
        #"_expect(_check(try f() == 1, "try f() == 1"))"#
      ),
      (
        "#expect(a, \"why \\(b)\")",
        #"_expect(_check(a, "a", { _Details("why \(b)") }))"#
      ),
      (
        "#expect(a, sourceLocation: here)",
        #"_expect(_check(a, "a", { _Details(sourceLocation: here) }))"#
      ),
      ("#require(a)", #"_require(_check(a, "a"))"#),
      ("#unwrap(a)", #"_unwrap(a, "a → nil")"#),
      (
        "#unwrap(a.first)",
        #"_unwrap((), { _ in a.first }, { _ in _describe(a) }, "\u{1}a\u{2}.first → nil → nil")"#
      ),
    ]
  )
  func operands(source: String, expected: String) {
    #expect(expansion(source) == expected)
  }

  @Test(
    "that are required end the test without an error where errors have no type",
    arguments: [
      ("func f() throws {", "_requireOrAbandon(_check(a, \"a\"))"),
      ("func f() throws(any Error) {", "_requireOrAbandon(_check(a, \"a\"))"),
      ("func f() throws { let x = g {", "_requireOrAbandon(_check(a, \"a\"))"),
      ("func f() throws { g { () throws(TestFailure) in", "_require(_check(a, \"a\"))"),
      ("func f() throws(TestFailure) {", "_require(_check(a, \"a\"))"),
      ("func f() {", "_require(_check(a, \"a\"))"),
      ("struct S { init() throws {", "_requireOrAbandon(_check(a, \"a\"))"),
      ("func f() throws { struct S { func g() {", "_require(_check(a, \"a\"))"),
    ]
  )
  func untyped(surroundings: String, expected: String) {
    let braces = String(repeating: "}", count: surroundings.count { $0 == "{" })
    let text = Expanded("\(surroundings)\n#require(a)\n\(braces)").text
      .replacing("Module/File.swift 2 1\\n", with: "").replacing("GuestTesting.", with: "")
    #expect(text.contains("\n\(expected)\n"), "\(text)")
  }

  @Test(
    "refuse what Embedded Swift hasn't got",
    arguments: [
      (
        "#expect(a.allSatisfy(\\.isEmpty))", "1:22 Embedded Swift has no key paths: write a closure"
      ),
      (
        "#expect(await f())",
        "1:9 bare-metal Swift has no concurrency: nothing can be awaited"
      ),
      (
        "#expectThrows(throws: (any Error).self) { try f() }",
        "1:23 errors have types in Embedded Swift: name the one that is expected"
      ),
      (
        "#expectThrows(throws: E.self, performing: body)",
        "1:1 write the code that throws as a closure here"
      ),
      (
        "#requireThrows(throws: Never.self) { try f() }",
        "1:1 '#require' returns an error: write '#expect' for none"
      ),
      (
        "#exits(exitsWith: .success) { [x] in print(x) }",
        "1:31 the body of an exit test runs in another guest: it can't capture anything "
          + "[remove the capture list]"
      ),
      (
        "#exits(exitsWith: .success) { self.run() }",
        "1:31 the body of an exit test runs in another guest: it can't use 'self'"
      ),
      (
        "#exits(exitsWith: .exitCode(code)) { run() }",
        "1:19 write '.success', '.failure', '.trap' or '.exitCode(N)' with a number"
      ),
      (
        "#exits(exitsWith: .success, body)",
        "1:1 write the body of an exit test as a closure here"
      ),
    ]
  )
  func refused(source: String, message: String) {
    #expect(Expanded(source).messages == [message])
  }

  @Test("in the body of another one know their own places")
  func nested() {
    let text = Expanded("#expectThrows(throws: E.self) {\n  #expect(a)\n  try f()\n}").text
    #expect(
      text.contains(
        #"SourceLocation(fileID: "Module/File.swift", line: 2, column: 3)"#
      )
    )
  }
}
