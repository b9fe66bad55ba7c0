import Testing

@Suite("Fix-its")
struct FixItTests {
  @Test(
    "make of the source what their titles say, and leave the rest as it is",
    arguments: [
      ("@Test func f() async {}", "@Test func f() {}"),
      (
        "@Test func f() async throws(E) {}",
        "@Test func f() throws(E) {}"
      ),
      (
        "enum E {\n  /// It works.\n  @Test\n  func f() {}\n}",
        "enum E {\n  /// It works.\n  @Test\n  static func f() {}\n}"
      ),
      ("@Test func f(_ x: Int) {}", "@Test(arguments: <#[Int]#>) func f(_ x: Int) {}"),
      ("@Test() func f(_ x: Int) {}", "@Test(arguments: <#[Int]#>) func f(_ x: Int) {}"),
      (
        "/// It works.\n@Test(\"name\", .serialized,)\nfunc f(x: Int, y: [T]) {}",
        "/// It works.\n@Test(\"name\", .serialized, "
          + "arguments: <#[Int]#>, <#[[T]]#>)\nfunc f(x: Int, y: [T]) {}"
      ),
      (
        "@Test(\"name\", \"remark\", .serialized) func f() {}",
        "@Test(\"name\", Comment(\"remark\"), .serialized) func f() {}"
      ),
      ("@Suite extension S {}", "extension S {}"),
      (
        "/// It works.\n@Suite(.serialized) extension S {}",
        "/// It works.\nextension S {}"
      ),
      (
        "#exits(exitsWith: .success) { [x] in print(x) }",
        "#exits(exitsWith: .success) { print(x) }"
      ),
      (
        "#exits(exitsWith: .success) { [x] () -> Void in print(x) }",
        "#exits(exitsWith: .success) { () -> Void in print(x) }"
      ),
    ]
  )
  func applied(source: String, expected: String) {
    #expect(Expanded(source).fixed == [expected])
  }

  @Test("leave nothing to be fixed, but for what only people know")
  func settled() {
    for source in [
      "@Test func f() async {}", "enum E { @Test func f() {} }",
      "@Test(\"name\", \"remark\") func f() {}", "@Suite extension S {}",
      "#exits(exitsWith: .success) { [x] in print(x) }",
    ] {
      for fixed in Expanded(source).fixed { #expect(Expanded(fixed).messages.isEmpty, "\(fixed)") }
    }
  }
}
