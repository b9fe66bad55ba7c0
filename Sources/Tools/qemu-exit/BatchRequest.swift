#if CommandLineTool
  import BatchRunner
  import CHostSupport
  import Glibc
  import HostSupport
  import QEMURunner

  /// Several runs that the user asks for.
  struct BatchRequest {
    /// What is run.
    var runs: [PlannedRun]

    /// QEMU's program; nil to look for it.
    var qemu: String?

    /// Where to look for it.
    var installation: Installation

    /// How many run at the same time; nil for as many as there are processors.
    var jobs: Int?

    /// Where it is written what became of them.
    var reports: Reports

    /// Whether the console of each is shown.
    var isVerbose: Bool

    /// Prints the commands that do the same by hand.
    func printCommands() throws {
      let runner = Runner(qemu: qemu, installation: installation)
      for run in runs {
        let (image, machine) = try run.task.resolve()
        let command = try runner.commandForPeople(image, on: machine, options: run.task.options)
        Terminal.standardOutput.write(command + "\n")
      }
    }

    /// Runs them and tells what became of them.
    ///
    /// - Returns: The status to end with.
    func run() throws -> Int32 {
      try reports.check()
      var runner = Runner(qemu: qemu, installation: installation)
      let signals = _qx_signals_to_pipe()
      if signals >= 0 { runner.cancellation = signals }
      var batch = Batch(runs, by: runner)
      if let jobs { batch.jobs = jobs }
      batch.keepsAllConsoles = isVerbose
      Self.allowOpenFiles()
      let result = try reports.guarded {
        var printer = BatchPrinter(runs, to: reports.output, isVerbose: isVerbose)
        let result = try batch.run { printer.note($0) }
        printer.finish(result)
        return result
      }
      try reports.write(result) { try BatchReport(result).json() }
      if let signal = result.signal { _qx_end_by_signal(signal) }
      return result.exitStatus
    }

    /// Each run takes a dozen descriptors. Systems let programs have 1024, or more if they ask.
    static func allowOpenFiles() {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
      limit.rlim_cur = limit.rlim_max
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
  }
#endif
