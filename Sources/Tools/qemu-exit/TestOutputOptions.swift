#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import TestRunner

  /// What `swift test` writes, too.
  struct TestOutputOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The same as --junit. (default: XML_OUTPUT_FILE, which Bazel sets)",
        valueName: "file"
      ),
      completion: .file(extensions: ["xml"])
    )
    var xunitOutput: String?

    @Option(
      help: ArgumentHelp(
        "Write what happens to a file while it happens, as JSON Lines.",
        valueName: "file"
      ),
      completion: .file(extensions: ["jsonl"])
    )
    var eventStreamOutputPath: String?

    @Option(
      help: ArgumentHelp("The folder for what tests attach.", valueName: "folder"),
      completion: .directory
    )
    var attachmentsPath: String?

    /// - Parameter folder: The package's folder.
    func reports(_ options: ReportOptions, folder: String) -> TestReports {
      let bazel = ProcessEnvironment.value(of: "XML_OUTPUT_FILE")
      return TestReports(
        common: options.reports(isBatch: true),
        xunit: xunitOutput ?? (options.junit == nil ? bazel : nil),
        eventStream: eventStreamOutputPath,
        attachments: attachmentsPath,
        sources: TestSources(folder: folder)
      )
    }
  }
#endif
