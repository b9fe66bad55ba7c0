#if CommandLineTool
  import BatchRunner
  import Glibc
  import HostSupport
  import Reports

  /// The reports that the user asks for.
  struct Reports {
    /// The JSON file; nil for none.
    var json: String?

    /// The file with JUnit's XML; nil for none.
    var junit: String?

    /// The file for the Test Anything Protocol, or `-`; nil for none.
    var tap: String?

    /// Whether GitHub Actions is told.
    var isForGitHub = false

    /// When the runs were begun, in seconds since 1970.
    private let start = time(nil)

    /// Where everything goes that is neither a report nor about this program: standard output, if
    /// no report takes it.
    var output: Terminal { tap == "-" ? .standardError : .standardOutput }

    /// Whether this is a step of a workflow of GitHub's.
    static var isOnGitHub: Bool { ProcessEnvironment.value(of: "GITHUB_ACTIONS") == "true" }

    /// Finds out whether all can be written.
    func check() throws {
      if let json { try FileWriting.check(json) }
      if let junit { try FileWriting.check(junit) }
      if let tap, tap != "-" { try FileWriting.check(tap) }
    }

    /// Writes them.
    ///
    /// - Parameters:
    ///   - result: What became of the runs.
    ///   - document: The JSON.
    func write(_ result: BatchResult, json document: () throws -> [UInt8]) throws {
      if let json { try FileWriting.replace(json, with: document()) }
      if let junit {
        let report = JUnitReport(result, start: start)
        try FileWriting.replace(junit, with: Array(report.text.utf8))
      }
      if let tap {
        let text = TAPReport(result).text
        if tap == "-" {
          try Terminal.standardOutput.writeAll(text, "standard output")
        } else {
          try FileWriting.replace(tap, with: Array(text.utf8))
        }
      }
      if isForGitHub { tellGitHub(result) }
    }

    /// Calls a function whose output GitHub Actions doesn't take for commands, whatever guests
    /// write.
    func guarded<Result>(_ body: () throws -> Result) rethrows -> Result {
      guard isForGitHub else { return try body() }
      let token = WorkflowCommand.token()
      output.write(WorkflowCommand.stop(token).line + "\n")
      defer { output.write(WorkflowCommand.resume(token).line + "\n") }
      return try body()
    }

    private func tellGitHub(_ result: BatchResult) {
      let report = GitHubReport(result, workspace: ProcessEnvironment.value(of: "GITHUB_WORKSPACE"))
      tellGitHub(report.annotations) { report.summary(limit: $0) }
    }

    /// Writes annotations and a step's summary.
    ///
    /// - Parameter summary: Makes the summary, of at most so many bytes.
    func tellGitHub(_ annotations: [WorkflowCommand], _ summary: (Int) -> String) {
      for annotation in annotations { output.write(annotation.line + "\n") }
      guard let path = ProcessEnvironment.value(of: "GITHUB_STEP_SUMMARY") else { return }
      // The step's other programs may have written to it.
      var status = stat()
      let used = stat(path, &status) == 0 ? Int(status.st_size) : 0
      let text = summary(StepSummary.maximumByteCount - used)
      do {
        try FileWriting.append(Array(text.utf8), to: path)
      } catch {
        // It is the workflow's affair, and nobody asked for it.
        Terminal.standardError.note("can't write the step's summary: \(error)")
      }
    }
  }
#endif
