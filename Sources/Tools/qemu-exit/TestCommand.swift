#if CommandLineTool
  import ArgumentParser
  import CHostSupport
  import Glibc
  import HostSupport
  import QEMURunner
  import TestRunner

  /// `qemu-exit test`
  struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run the tests of images on the target, in QEMU.",
      discussion: """
        Without an image, the test targets of the package in --package-path are built for each --machine, \
        with its Swift SDK, which is made if it isn't there: the tests that `swift test` runs on the host.

        Each test begins with memory as after a boot. One that traps, hangs, ends the program or writes too \
        much fails, and the others go on.

        Status: 0 if all tests that were run passed, 1 if a test failed, 125 if nothing ran, 126 if an image \
        couldn't go on.
        """
    )

    @OptionGroup(title: "Which tests") var selection: TestSelectionOptions

    @OptionGroup(title: "How they are run") var running: TestRunningOptions

    @OptionGroup(title: "Building") var building: TestBuildOptions

    @OptionGroup var location: QEMUOptions

    @OptionGroup(title: "What guests may use of this computer")
    var confinement: ConfinementOptions

    @OptionGroup(title: "Measurements") var measurements: MeasurementOptions

    @OptionGroup(title: "Coverage") var coverage: CoverageOptions

    @OptionGroup(title: "Reports") var reports: ReportOptions

    @OptionGroup(title: "Reports as swift test writes them") var output: TestOutputOptions

    @Flag(
      name: .shortAndLong,
      help: "Show what tests write that pass, each case, and the values of operands."
    )
    var verbose = false

    @Argument(
      help: ArgumentHelp("The images: ELF files with tests.", valueName: "image"),
      completion: .file()
    )
    var images: [String] = []

    /// Whether SwiftPM has started this, which says itself that there are no tests.
    var isForSwiftPM = false

    private enum CodingKeys: String, CodingKey {
      case selection, running, building, location, confinement, measurements, coverage, reports
      case output, verbose, images
    }

    func run() throws {
      let signals = _qx_signals_to_pipe()
      let cancellation = signals >= 0 ? signals : nil
      let (sessions, problems) = try plan(cancellation: cancellation)
      if isForSwiftPM && sessions.allSatisfy(\.tests.isEmpty) {
        throw ExitCode(TestRunnerCommand.noTestsFound)
      }
      var runner = Runner(qemu: running.qemu, installation: location.installation)
      runner.cancellation = cancellation
      var run = TestRun(sessions, by: runner)
      try running.apply(to: &run)
      confinement.apply(to: &run.options)
      try measurements.apply(to: &run)
      try coverage.apply(to: &run)
      run.keepsAllOutput = verbose
      let request = TestRequest(
        tests: run,
        reports: output.reports(reports, folder: building.packagePath),
        isVerbose: verbose,
        seed: selection.usedSeed,
        baseline: measurements,
        coverage: coverage,
        package: building.packagePath
      )
      let status = try request.run()
      for problem in problems { Terminal.standardError.error(problem) }
      throw ExitCode(problems.isEmpty ? status : max(status, 126))
    }

    /// The tests that are to be run, and what keeps machines from running any.
    private func plan(
      cancellation: Int32?
    ) throws -> (sessions: [TestSession], problems: [String]) {
      let targets = try TestTargets(
        images: images,
        machines: running.machine,
        building: building,
        coverage: coverage.coverage,
        cancellation: cancellation
      )
      let selection = try self.selection.selection()
      var sessions = try targets.sessions()
      for index in sessions.indices {
        sessions[index].tests = selection.select(sessions[index].tests)
      }
      return (sessions, targets.problems)
    }
  }
#endif
