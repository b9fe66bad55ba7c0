import Testing

@Suite("What @Test refuses")
struct TestDiagnosticsTests {
  @Test(
    "is reported at the user's line, with a way out where there is one",
    arguments: [
      (
        "@Test func f() async {}",
        "1:16 a test on bare metal can't be 'async': there is no concurrency in Embedded Swift "
          + "[remove 'async']"
      ),
      ("@Test var x: Int { 1 }", "1:1 '@Test' is for functions"),
      ("@Test struct S {}", "1:1 '@Test' is for functions"),
      ("@Test func f<T>() {}", "1:13 a test can't be generic: which one would be tested?"),
      (
        "@Test(arguments: [1]) func f(_ x: some P) {}",
        "1:30 a test can't be generic: which one would be tested?"
      ),
      (
        "@Test(arguments: [1]) func f(_ x: inout Int) {}",
        "1:30 a test's parameter can't be 'inout'"
      ),
      (
        "@Test(arguments: [1]) func f(_ x: Int...) {}",
        "1:30 a test's parameter can't be variadic"
      ),
      (
        "actor A { @Test func f() {} }",
        "1:11 a test can't be in an actor: bare-metal Swift has no concurrency"
      ),
      (
        "struct S<T> { @Test func f() {} }",
        "1:15 a test can't be in a generic type: which one would be tested?"
      ),
      (
        "extension S where T == Int { @Test func f() {} }",
        "1:30 a test can't be in an extension of a generic type: which one would be tested?"
      ),
      ("protocol P { @Test func f() }", "1:14 a test can't be in a protocol"),
      (
        "func g() { struct S { @Test func f() {} } }",
        "1:23 a test can't be in a function or another piece of code: its record has no place there"
      ),
      (
        "enum E { @Test func f() {} }",
        "1:16 'E' is an enumeration: no value could be made for the test [make the test static]"
      ),
      (
        "@available(macOS 14, *) @Test func f() {}",
        "1:1 a test is always in the image: '@available' can't be here"
      ),
      (
        "@available(*, unavailable) struct S { @Test func f() {} }",
        "1:39 a test can't be in a type marked '@available(*, unavailable)'"
      ),
      (
        "@Test @MainActor func f() {}",
        "1:7 bare-metal Swift has no concurrency, and so no actors"
      ),
      (
        "@Test func f(_ x: Int) {}",
        "1:1 'f(_:)' has parameters: say what they are, with 'arguments:' [add 'arguments:']"
      ),
      (
        "@Test(arguments: [1]) func f() {}",
        "1:18 'f()' has no parameters: there is nothing to take arguments"
      ),
      (
        "@Test(arguments: [1], [2]) func f(x: Int) {}",
        "1:1 two collections of arguments are for a test with two parameters"
      ),
      (
        "@Test(.mine) func f() {}",
        "1:7 '.mine' isn't a trait that a guest's tests have: write a member of Trait, with a "
          + "leading period, or a comment"
      ),
      (
        "@Test(MyTrait()) func f() {}",
        "1:7 'MyTrait()' isn't a trait that a guest's tests have: write a member of Trait, "
          + "with a leading period, or a comment"
      ),
      (
        "@Test(\"name\", \"remark\") func f() {}",
        "1:15 a text behind the display name isn't a trait: a comment is [write 'Comment(...)']"
      ),
      (
        "@Test(Comment(remark)) func f() {}",
        "1:7 a comment is part of the image: write a literal"
      ),
      (
        "@Test(.unknown { true }) func f() {}",
        "1:7 '.unknown { true }' isn't a trait that a guest's tests have: write a member of "
          + "Trait, with a leading period, or a comment"
      ),
      (
        "@Test(.timeLimit(limit)) func f() {}",
        "1:7 a time limit is part of the image: write '.timeLimit(.seconds(N))' or "
          + "'.timeLimit(.minutes(N))' with a number"
      ),
      (
        "@Test(.tags(name)) func f() {}",
        "1:13 a tag is a member of Tag, declared by '@Tag static var'"
      ),
      (
        "@Test(.bug(url)) func f() {}",
        "1:7 a bug is part of the image: write its URL or number as a literal"
      ),
      ("@Test(\"\") func f() {}", "1:7 the display name is empty"),
      (
        "@Test(\"a \\(b)\") func f() {}",
        "1:7 a display name is part of the image: it can't be computed"
      ),
      ("@Test func f() -> Int { 1 }", "1:16 what a test returns is ignored"),
    ]
  )
  func messages(source: String, message: String) {
    let expanded = Expanded(source)
    #expect(expanded.messages == [message])
  }

  @Test("leaves nothing behind that would be reported once more")
  func noDeclarations() {
    #expect(!Expanded("@Test func f() async {}").text.contains("@section"))
  }

  @Test(
    "at suites, too",
    arguments: [
      (
        "@Suite actor A {}",
        "1:1 bare-metal Swift has no concurrency, and so no actors: '@Suite' can't be at one"
      ),
      (
        "@Suite extension S {}",
        "1:1 '@Suite' does nothing at an extension: write it at the type [remove '@Suite']"
      ),
      ("@Suite struct S<T> {}", "1:16 a suite can't be generic: which one would be tested?"),
      (
        "@available(*, unavailable) @Suite struct S {}",
        "1:1 a suite is always in the image: '@available' can't be here"
      ),
      ("@Suite func f() {}", "1:1 '@Suite' is for types"),
      ("@Suite(arguments: [1]) struct S {}", "1:19 a suite has no arguments"),
      ("@Tag var x: Tag", "1:1 a tag is a 'static var' in an extension of Tag"),
    ]
  )
  func suites(source: String, message: String) {
    #expect(Expanded(source).messages == [message])
  }
}
