import HostSupport
import QEMURunner

/// One run of a batch: an image, how it is run, and what is expected of it.
public struct PlannedRun: Sendable {
  /// A place in a settings file.
  public struct Origin: Equatable, Sendable {
    /// The file's path.
    public var file: String

    /// The line, from 1.
    public var line: Int

    /// Describes a place.
    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  /// What people call it. Several runs may have the same name.
  public var name: String

  /// The image, and how it is to be run.
  public var task: RunTask

  /// What should become of it.
  public var expectation: Expectation

  /// How often it is run again, at most, while it isn't as expected.
  public var retries = 0

  /// A file with the guest's input; nil for no input.
  public var input: String?

  /// Where it was asked for; nil if not in a file.
  public var origin: Origin?

  /// Plans a run.
  public init(name: String, task: RunTask, expectation: Expectation = Expectation()) {
    self.name = name
    self.task = task
    self.expectation = expectation
  }
}
