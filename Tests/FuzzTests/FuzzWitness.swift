import Glibc

/// Tells which input was being read if the process dies of it.
enum FuzzWitness {
  nonisolated(unsafe) private static var seed: UInt64 = 0
  nonisolated(unsafe) private static var input: UInt64 = 0

  /// What kills: a trap of Swift's, a bad address, an abort; and reading that takes too long.
  private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGALRM]

  /// Calls a function, which says by ``saw(input:)`` what it reads.
  static func watch<Result>(seed: UInt64, _ body: () throws -> Result) rethrows -> Result {
    self.seed = seed
    let previous = signals.map { number in
      signal(number) { number in
        FuzzWitness.testify()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    defer {
      alarm(0)
      for (number, handler) in zip(signals, previous) { signal(number, handler) }
    }
    return try body()
  }

  static func saw(input number: UInt64) {
    input = number
    // A thousand inputs take less than a second.
    if number % 1000 == 0 { alarm(300) }
  }

  /// Only what a signal handler may do.
  private static func testify() {
    put("\nfuzz: this input killed the process, or took 300 s: QEMU_EXIT_FUZZ_SEED=")
    put(seed)
    put(" QEMU_EXIT_FUZZ_FIRST=")
    put(input)
    put(" QEMU_EXIT_FUZZ_INPUTS=1\n")
  }

  private static func put(_ text: StaticString) {
    _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func put(_ number: UInt64) {
    if number > 9 { put(number / 10) }
    var digit = UInt8(ascii: "0") + UInt8(number % 10)
    _ = write(2, &digit, 1)
  }
}
