#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import ObjectFile
  import TestRunner

  /// What is done with the instructions that tests count.
  struct MeasurementOptions: ParsableArguments {
    @Flag(
      help: "Have QEMU count instructions (-icount), so that measurements are the same each time."
    )
    var measure = false

    @Option(
      help: ArgumentHelp(
        "A JSON file with earlier measurements: a test fails that takes more. Implies --measure.",
        valueName: "file"
      ),
      completion: .file(extensions: ["json"])
    )
    var baseline: String?

    @Option(
      help: ArgumentHelp(
        "How much more than the baseline's is taken for the same, in percent. (default: 0)",
        valueName: "percent"
      )
    )
    var tolerance: Double?

    @Flag(help: "Write this run's measurements to the file of --baseline, and compare nothing.")
    var updateBaseline = false

    func validate() throws {
      if baseline == nil && (updateBaseline || tolerance != nil) {
        throw ValidationError("--update-baseline and --tolerance need --baseline.")
      }
      if let tolerance, !(0...1000).contains(tolerance) {
        throw ValidationError("--tolerance must be a number from 0 to 1000.")
      }
    }

    /// Writes what was chosen into a run.
    func apply(to run: inout TestRun) throws {
      run.countsInstructions = measure || baseline != nil
      guard let baseline, !updateBaseline else { return }
      run.baseline = try TestBaseline(path: baseline)
      run.baseline?.tolerance = (tolerance ?? 0) / 100
    }

    /// Writes what was measured to the file, if that was asked for.
    func update(_ result: TestRunResult) throws {
      guard let baseline, updateBaseline else { return }
      var numbers = FileWriting.exists(baseline) ? try TestBaseline(path: baseline) : TestBaseline()
      numbers.update(result)
      try FileWriting.replace(baseline, with: numbers.json())
    }
  }
#endif
