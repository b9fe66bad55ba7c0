import ObjectFile

/// What became of an image that was to be run.
public struct RunOutcome: Sendable {
  /// The image's path.
  public var image: String

  /// The machine; nil if the image doesn't tell.
  public var machine: Machine?

  /// What became of it.
  public var verdict: Verdict

  /// The run; nil if nothing ran.
  public var result: RunResult?

  /// Describes a run, or why there was none.
  public init(image: String, machine: Machine?, verdict: Verdict, result: RunResult? = nil) {
    self.image = image
    self.machine = machine
    self.verdict = verdict
    self.result = result
  }
}

extension Runner {
  /// Boots an image and waits for its end.
  ///
  /// - Returns: What became of it. An image that can't be run and a QEMU that is missing are
  ///   verdicts, too.
  /// - Throws: Whatever else keeps QEMU from being started: `MachineError`, `LaunchError` or
  ///   `ConfinementError`; `WaitingError` if it was started and can't be waited for.
  public func run(_ task: RunTask) throws -> RunOutcome {
    var machine: Machine?
    do {
      let (image, chosen) = try task.resolve()
      machine = chosen
      let result = try run(image, on: chosen, options: task.options)
      return RunOutcome(
        image: task.image,
        machine: chosen,
        verdict: result.verdict,
        result: result
      )
    } catch let error as ImageError {
      return RunOutcome(
        image: task.image,
        machine: machine,
        verdict: .badImage(error.description)
      )
    } catch let error as LaunchError where error.isMissingQEMU {
      return RunOutcome(
        image: task.image,
        machine: machine,
        verdict: .missingQEMU(error.description)
      )
    }
  }
}
