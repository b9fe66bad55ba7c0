import Shop
import Testing

#if hasFeature(Embedded)
  import QEMUExit
  func end(_ code: Int32) -> Never { QEMU.exit(UInt32(code)) }
#else
  import Glibc
  func end(_ code: Int32) -> Never { exit(code) }
#endif

@Suite struct Exits {
  @Test func succeed() async { await #expect(processExitsWith: .success) {} }
  @Test func succeedInVain() async { await #expect(processExitsWith: .success) { end(3) } }
  @Test func fail() async { await #expect(processExitsWith: .failure) { end(3) } }
  @Test func failByTrap() async {
    await #expect(processExitsWith: .failure) { precondition(Till().total > 0) }
  }
  @Test func failInVain() async { await #expect(processExitsWith: .failure) {} }
  @Test func code() async { await #expect(processExitsWith: .exitCode(3)) { end(3) } }
  @Test func codeInVain() async { await #expect(processExitsWith: .exitCode(3)) { end(4) } }
  @Test func requires() async throws {
    try await #require(processExitsWith: .exitCode(3)) { end(3) }
    try await #require(processExitsWith: .exitCode(3), "a comment") { end(4) }
  }
}
