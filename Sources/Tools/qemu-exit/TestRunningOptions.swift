#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import QEMURunner
  import TestRunner

  /// How tests are run.
  struct TestRunningOptions: ParsableArguments {
    @Option(
      help: """
        The machine: a name from `qemu-exit machines`, or all, for each whose architecture fits the image. \
        Repeatable. (default: the image's; to build: those of qemu-exit.yml in the package's folder, or \
        aarch64-virt)
        """,
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) + [Machine.all] }
    )
    var machine: [String] = []

    @Option(
      help: ArgumentHelp(
        """
        What keeps one test from another: a QEMU for each (boot), memory as after a boot (memory), or nothing \
        (none). (default: memory)
        """,
        valueName: "how"
      )
    )
    var isolation: TestIsolation?

    @Option(
      help: ArgumentHelp(
        "How many QEMUs run at the same time. (default: as many as there are processors)",
        valueName: "number"
      )
    )
    var numWorkers: Int?

    @Option(
      help: ArgumentHelp(
        "How long a test may run that has no .timeLimit: 500ms, 30s, 2m; 0 for ever. (default: 60s)",
        valueName: "time"
      )
    )
    var timeout: TimeLimit?

    @Option(
      help: ArgumentHelp(
        "How much a test may write: bytes, 64KiB, 10MiB; 0 for any. (default: 1MiB)",
        valueName: "size"
      )
    )
    var outputLimit: ByteCount?

    @Option(
      help: ArgumentHelp(
        "How often tests are run, at most. (default: 1; with --repeat-until without end)",
        valueName: "number"
      )
    )
    var repetitions: Int?

    @Option(
      help: ArgumentHelp(
        "When repetitions end early: when all tests pass, or when one fails.",
        valueName: "pass|fail"
      )
    )
    var repeatUntil: TestRun.RepetitionEnd?

    @Option(
      help: ArgumentHelp("QEMU's program, instead of the one for the image.", valueName: "path"),
      completion: .file()
    )
    var qemu: String?

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("A further argument for QEMU. Repeatable.", valueName: "argument")
    )
    var qemuArg: [String] = []

    func validate() throws {
      if let numWorkers, numWorkers < 1 {
        throw ValidationError("--num-workers must be at least 1.")
      }
      if let repetitions, repetitions < 1 {
        throw ValidationError("--repetitions must be at least 1.")
      }
    }

    /// Writes what was chosen into a run.
    func apply(to run: inout TestRun) throws {
      if let isolation { run.isolation = isolation }
      if let numWorkers { run.workers = numWorkers }
      if let timeout { run.limits.timeout = timeout.duration }
      if let outputLimit { run.limits.output = outputLimit.bytes }
      run.repetitionEnd = repeatUntil
      run.repetitions = repetitions ?? (repeatUntil == nil ? 1 : .max)
      run.options.qemuArguments += qemuArg
    }
  }

  extension TestIsolation: ExpressibleByArgument {}
  extension TestRun.RepetitionEnd: ExpressibleByArgument {}
#endif
