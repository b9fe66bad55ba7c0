import QEMURunner

/// Boots an image for some of its tests.
struct TestBooter {
  package let session: TestSession
  package let runner: Runner
  package let options: RunOptions
  let symbolizer: Symbolizer

  /// The most bytes of a plan. QEMU takes a line of 4095 bytes on x86, and guests have a buffer for
  /// it, with the image's path in it.
  private let mostBytesOfPlan: Int

  private static let protocolName = "qemu-exit-test/1"

  init(_ session: TestSession, by runner: Runner, options: RunOptions) {
    self.session = session
    self.runner = runner
    self.options = options
    symbolizer = Symbolizer(
      session.image,
      by: runner.installation,
      cancellation: runner.cancellation
    )
    let others = GuestArguments.line(
      [session.image.path, Self.protocolName, Self.token(), TestIsolation.memory.rawValue]
    )
    mostBytesOfPlan = max(64, min(2048, GuestArguments.mostOnX86 - 1 - others.utf8.count))
  }

  /// Words that nobody guesses, 16 hexadecimal digits.
  package static func token() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A plan of as many tests as fit.
  package func plan(_ tests: [TestItem]) -> TestPlan {
    TestPlan(tests.compactMap(\.index), limit: mostBytesOfPlan)
  }

  /// Boots the image for tests.
  package func boot(
    _ plan: TestPlan,
    isolation: TestIsolation,
    token: String,
    _ observer: any SessionObserver
  ) throws -> RunResult {
    let word = isolation == .none ? TestIsolation.none : .memory
    return try boot([Self.protocolName, token, word.rawValue, plan.text], observer)
  }

  /// Boots the image for the body of an exit test.
  package func boot(
    exitBody index: Int,
    token: String,
    _ observer: any SessionObserver
  ) throws -> RunResult {
    try boot([Self.protocolName, token, "exit", "\(index)"], observer)
  }

  private func boot(_ words: [String], _ observer: any SessionObserver) throws -> RunResult {
    var options = options
    options.guestArguments = words
    return try runner.run(
      session.image,
      on: session.machine,
      options: options,
      observedBy: observer
    )
  }
}
