import HostSupport

/// What became of a test on a machine.
public struct TestResult: Sendable {
  /// A case of a parameterised test.
  public struct Case: Equatable, Sendable {
    /// Its number, from 0.
    public var number: Int

    /// Its arguments, as the guest describes them.
    public var arguments: String
  }

  /// What a test has measured: a number of instructions if QEMU counts them, otherwise of ticks of
  /// whatever counter the guest has.
  public struct Measurement: Equatable, Sendable {
    /// What was measured.
    public var name: String

    /// The number.
    public var count: Int

    /// Whether it is one of instructions: ``TestRun/countsInstructions``.
    public var isOfInstructions = true
  }

  /// A file that a test has attached.
  public struct Attachment: Equatable, Sendable {
    /// Its name, which the test chose: never a path to write to without a look at it.
    public var name: String

    /// The bytes, at most ``mostBytes``.
    public var bytes: [UInt8]

    /// Where it was written to; nil if it wasn't. Whoever observes the tests sets it.
    public var path: String?

    /// The most bytes of an attachment that are kept.
    public static let mostBytes = 16 << 20
  }

  /// The test.
  public var test: TestItem

  /// Whether it was skipped.
  public var isSkipped = false

  /// Why it was skipped, if it was said.
  public var comment: String?

  /// What it recorded, and what went wrong with it.
  public var issues: [TestIssue] = []

  /// The number of its cases; 0 if it isn't parameterised.
  public var caseCount = 0

  /// What it has measured.
  public var measurements: [Measurement] = []

  /// What it has attached.
  public var attachments: [Attachment] = []

  /// What it wrote, beginning and end.
  public var output = Excerpt()

  /// The time from its start to its end, on the host's clock.
  public var duration = Duration.zero

  /// Describes a test that hasn't run yet.
  package init(_ test: TestItem) {
    self.test = test
  }

  /// Whether it failed.
  public var hasFailed: Bool { issues.contains(where: \.isFailure) }
}
