/// What keeps one test from another.
///
/// Source: `Documentation/ABI/test-protocol.md`, version 1.
public enum TestIsolation: String, CaseIterable, Sendable {
  /// Each test has a QEMU of its own.
  case boot
  /// The guest starts again before each test: processor, memory and stack are as after a boot.
  case memory
  /// Nothing does: tests see what those before have left.
  case none
}
