#if CommandLineTool
  import BatchRunner
  import CHostSupport
  import Glibc
  import HostSupport
  import QEMURunner
  import Reports

  /// A run that the user asks for, and what is said about it.
  struct RunRequest {
    /// The image, and how it is to be run.
    var task: RunTask

    /// QEMU's program; nil to look for it.
    var qemu: String?

    /// Where to look for it.
    var installation = Installation()

    /// Where it is written what became of it.
    var reports = Reports()

    /// What should become of it; nil to end with what the guest ends with.
    var expectation: Expectation?

    /// Whether to say what a status alone doesn't, in any case.
    var isVerbose = false

    /// A run of an image without options.
    init(image: String) {
      task = RunTask(image: image)
    }

    /// Prints the command that does the same by hand.
    func printCommand() throws {
      let (image, machine) = try task.resolve()
      let runner = Runner(qemu: qemu, installation: installation)
      let command = try runner.commandForPeople(image, on: machine, options: task.options)
      Terminal.standardOutput.write(command + "\n")
    }

    /// Boots the image and tells what became of it.
    ///
    /// - Returns: The status to end with.
    func run() throws -> Int32 {
      // Before the guest runs: its code would be lost with the report.
      try reports.check()
      let console = reports.output
      var runner = Runner(
        qemu: qemu,
        installation: installation,
        console: console.descriptor,
        errors: 2,
        input: 0
      )
      let signals = _qx_signals_to_pipe()
      if signals >= 0 { runner.cancellation = signals }
      let outcome: RunOutcome
      if reports.isForGitHub {
        outcome = try guarded(runner)
      } else {
        outcome = try runner.run(task)
        explain(outcome, on: .standardError)
      }
      let attempt = Attempt(.outcome(outcome), expecting: expectation ?? Expectation())
      let plan = PlannedRun(name: task.image, task: task, expectation: expectation ?? Expectation())
      let result = BatchResult(
        runs: [CompletedRun(plan: plan, attempts: [attempt])],
        jobs: 1,
        duration: outcome.result?.duration ?? .zero,
        signal: attempt.cancellation
      )
      try reports.write(result) { try RunReport(outcome).json() }
      if lacksReader(outcome) { Terminal.endWithReader() }
      if let signal = attempt.cancellation { _qx_end_by_signal(signal) }
      guard expectation != nil else { return outcome.verdict.exitStatus }
      if attempt.hasRun {
        for problem in attempt.problems { Terminal.standardError.error(problem) }
      }
      return result.exitStatus
    }

    /// Runs the image so that GitHub Actions doesn't take for commands what the guest writes, and what
    /// is said of it in its words. All of it goes to one stream, in which it stays in order.
    private func guarded(_ runner: Runner) throws -> RunOutcome {
      var runner = runner
      runner.errors = runner.console
      let output = reports.output.impatient
      let token = WorkflowCommand.token()
      output.write(WorkflowCommand.stop(token).line + "\n")
      // Guests needn't end their last line.
      defer { output.write("\n" + WorkflowCommand.resume(token).line + "\n") }
      let outcome = try runner.run(task)
      explain(outcome, on: output)
      return outcome
    }

    /// Whether it was for a reader that has gone that the guest was killed, so that this program ends
    /// as others do whose reader goes: by SIGPIPE, and without a word.
    private func lacksReader(_ outcome: RunOutcome) -> Bool {
      expectation == nil && Terminal.endsWithReader && outcome.result?.outputError == EPIPE
    }

    /// Says what a status alone doesn't.
    private func explain(_ outcome: RunOutcome, on terminal: Terminal) {
      guard let result = outcome.result else {
        terminal.error(outcome.sentence)
        return
      }
      if case .exited = outcome.verdict, !isVerbose { return }
      if lacksReader(outcome) { return }
      if result.leavesErrorsWithinLine { terminal.write("\n") }
      if isVerbose {
        terminal.note(result.command.shellQuoted)
        terminal.note("QEMU ended after \(result.duration)")
      }
      var needsWords = isVerbose
      switch outcome.verdict {
      case .exited: terminal.note(outcome.sentence)
      case .timedOut:
        tell(outcome, of: "--timeout", task.options.timeout.map { "\($0)" }, on: terminal)
        for core in result.diagnosis?.cores ?? [] { terminal.note("\(core)") }
        for hint in result.diagnosis?.hints ?? [] { terminal.hint(hint) }
        if result.diagnosis == nil { terminal.note("QEMU didn't tell where the guest was") }
        if result.mayHaveWaitedForInput {
          terminal.hint(
            "the guest may be waiting for standard input: give it some, or none by --stdin none"
          )
        }
      case .outputLimit:
        let limit = task.options.outputLimit.map(ByteCount.words)
        tell(outcome, of: "--output-limit", limit, on: terminal)
      case .filesLimit:
        let limit = task.options.filesLimit.map(ByteCount.words)
        tell(outcome, of: "--files-limit", limit, on: terminal)
      case .failedToStart:
        let words = result.qemuWords.split(separator: "\n").joined(separator: "\n  ")
        terminal.error(
          outcome.sentence + (words.isEmpty ? " and didn't say why" : ":\n  \(words)")
        )
        if let remedy = remedy(for: words) { terminal.hint(remedy) }
        return
      case .stopped, .crashed:
        needsWords = true
        terminal.error(outcome.sentence)
      case .outputLost, .killed, .trapped: terminal.error(outcome.sentence)
      case .cancelled, .badImage, .missingQEMU: break
      }
      if needsWords {
        for line in result.qemuOwnWords.split(separator: "\n") { terminal.note("QEMU: \(line)") }
      }
    }

    /// Says that a guest was killed which went beyond a limit.
    private func tell(
      _ outcome: RunOutcome,
      of option: String,
      _ limit: String?,
      on terminal: Terminal
    ) {
      let words = limit.map { ": the limit is \($0), and \(option) sets it" } ?? ""
      terminal.error("\(outcome.sentence) and was killed\(words)")
    }

    /// What helps if it was the confinement that kept QEMU from starting.
    private func remedy(for words: String) -> String? {
      if words.contains("Cannot allocate memory") && task.options.memoryLimit != nil {
        return
          "QEMU may take \(ByteCount.words(task.options.memoryLimit ?? 0)) beyond the guest's memory. "
          + "--memory-limit sets the limit"
      }
      guard words.contains("Permission denied") || words.contains("Operation not permitted"),
        !task.options.qemuArguments.isEmpty, task.options.confinement.method != .unsafe
      else { return nil }
      return
        "QEMU is confined: files that --qemu-arg names need --share FOLDER[:ro], and sockets --network"
    }
  }
#endif
