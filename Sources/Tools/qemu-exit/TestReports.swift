#if CommandLineTool
  import Glibc
  import HostSupport
  import TestRunner

  /// The reports about tests that the user asks for.
  struct TestReports {
    /// Those that images have, too.
    var common: Reports

    /// A second file with JUnit's XML; nil for none.
    var xunit: String?

    /// The file for the event stream; nil for none.
    var eventStream: String?

    /// The folder for attachments; nil for none.
    var attachments: String?

    /// Where the source of tests is.
    var sources: TestSources

    /// Where everything goes that is neither a report nor about this program.
    var output: Terminal { common.output }

    /// Finds out whether all can be written.
    func check() throws {
      try common.check()
      if let xunit { try FileWriting.check(xunit) }
      if let attachments, mkdir(attachments, 0o777) != 0, errno != EEXIST {
        throw FileError(path: attachments, words: String(cString: strerror(errno)))
      }
    }

    /// Opens the file for the event stream: a descriptor; nil if there's none.
    func openEventStream() throws -> Int32? {
      guard let eventStream else { return nil }
      let descriptor = open(eventStream, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        throw FileError(path: eventStream, words: String(cString: strerror(errno)))
      }
      return descriptor
    }

    /// Writes an attachment to the folder, if there's one, under a name that isn't taken.
    func save(_ attachment: inout TestResult.Attachment) throws {
      guard let attachments else { return }
      // The name is the guest's: it mustn't lead out of the folder.
      let last = attachment.name.split(separator: "/").last.map(String.init) ?? ""
      let name = last.onOneLine.drop { $0 == "." }
      let base = "\(attachments)/\(name.isEmpty ? "attachment" : String(name.prefix(128)))"
      var path = base
      var number = 1
      while access(path, F_OK) == 0 {
        number += 1
        path = "\(base)-\(number)"
      }
      try FileWriting.replace(path, with: attachment.bytes)
      attachment.path = path
    }

    /// Writes what is written at the end.
    func write(_ result: TestRunResult) throws {
      if let path = common.json { try FileWriting.replace(path, with: TestReport(result).json()) }
      for path in [common.junit, xunit] {
        guard let path else { continue }
        let text = TestJUnitReport(result, sources: sources).text
        try FileWriting.replace(path, with: Array(text.utf8))
      }
      if let path = common.tap {
        let text = TestTAPReport(result).text
        if path == "-" {
          try Terminal.standardOutput.writeAll(text, "standard output")
        } else {
          try FileWriting.replace(path, with: Array(text.utf8))
        }
      }
      guard common.isForGitHub else { return }
      let report = TestGitHubReport(
        result,
        sources: sources,
        workspace: ProcessEnvironment.value(of: "GITHUB_WORKSPACE")
      )
      common.tellGitHub(report.annotations) { report.summary(limit: $0) }
    }
  }
#endif
