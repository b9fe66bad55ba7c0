#if CommandLineTool
  import CHostSupport
  import Glibc
  import HostSupport
  import ObjectFile
  import TestRunner

  /// Tests that the user asks for, and what is said about them.
  struct TestRequest {
    /// What is run.
    var tests: TestRun

    /// Where it is written what became of them.
    var reports: TestReports

    /// Whether more is told.
    var isVerbose: Bool

    /// The seed of the tests' order; nil for the source's.
    var seed: UInt64?

    /// What is done with measurements.
    var baseline: MeasurementOptions

    /// What is done with what guests count.
    var coverage: CoverageOptions

    /// The folder of the package that is tested.
    var package: String

    /// Runs the tests and tells what became of them.
    ///
    /// - Returns: The status to end with.
    func run() throws -> Int32 {
      try reports.check()
      BatchRequest.allowOpenFiles()
      let stream = try reports.openEventStream()
      defer { if let stream { close(stream) } }
      if tests.sessions.allSatisfy(\.tests.isEmpty) {
        Terminal.standardError.warning("No matching test cases were run")
      }
      let result = try reports.common.guarded { try run(writingTo: stream) }
      try reports.write(result)
      try baseline.update(result)
      if let signal = result.signal { _qx_end_by_signal(signal) }
      do {
        if let text = try coverage.write(tests.sessions, package: package) {
          reports.output.write(text)
        }
      } catch {
        // What tests have found comes first.
        guard !result.hasPassed else { throw error }
        Terminal.standardError.error("\(error)")
      }
      return result.exitStatus
    }

    private func run(writingTo stream: Int32?) throws -> TestRunResult {
      let terminal = reports.output
      let recorder = TestConsoleRecorder(
        tests.sessions,
        isVerbose: isVerbose,
        hasColor: terminal.hasColor
      )
      let streamOfEvents = stream.map(Terminal.init)
      let lines = TestEventStream(tests.sessions, sources: reports.sources)
      var failure: (any Error)?
      let result = try tests.run { event in
        var event = event
        // What can't be written mustn't keep tests from being run.
        do {
          if case .attached(let test, var attachment) = event.kind {
            try reports.save(&attachment)
            event.kind = .attached(test, attachment)
          }
          if let streamOfEvents { try Self.write(lines.lines(for: event), to: streamOfEvents) }
        } catch {
          failure = failure ?? error
        }
        terminal.write(recorder.text(for: event))
        if case .runStarted = event.kind, let seed {
          terminal.write("↳ Seed: \(seed) (--seed \(seed) makes the same order)\n")
        }
      }
      if let failure { throw failure }
      return result
    }

    private static func write(_ bytes: [UInt8], to stream: Terminal) throws {
      let failure = stream.attempt(bytes, patience: nil)
      guard failure == 0 else {
        throw FileError(path: "the event stream", words: String(cString: strerror(failure)))
      }
    }
  }
#endif
