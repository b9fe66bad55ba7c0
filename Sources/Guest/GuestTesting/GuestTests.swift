/// The program that runs the tests of its module.
///
/// ```swift
/// import GuestTesting
///
/// @main struct Tests: GuestTests {}
/// ```
///
/// `qemu-exit test IMAGE` tells it which tests to run. Started otherwise, it says so on its console
/// and ends QEMU with code 1.
public protocol GuestTests {
  /// Runs the tests, and ends QEMU.
  static func main()
}

extension GuestTests {
  /// Runs the tests that `qemu-exit test` asks for, and ends QEMU. Never returns.
  public static func main() {
    Session.main()
  }
}
