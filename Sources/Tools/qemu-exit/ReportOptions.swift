#if CommandLineTool
  import ArgumentParser
  import HostSupport
  import Reports

  /// Where it is written what became of images.
  struct ReportOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp("Write what happened to a file, as JSON.", valueName: "file"),
      completion: .file(extensions: ["json"])
    )
    var report: String?

    @Option(
      help: ArgumentHelp("Write what happened to a file, as JUnit's XML.", valueName: "file"),
      completion: .file(extensions: ["xml"])
    )
    var junit: String?

    @Option(
      help: ArgumentHelp(
        """
        Write what happened to a file, by the Test Anything Protocol; - is standard output, and everything else \
        is on standard error then.
        """,
        valueName: "file"
      ),
      completion: .file(extensions: ["tap"])
    )
    var tap: String?

    @Flag(
      inversion: .prefixedNo,
      help: """
        Tell GitHub Actions what failed: annotations on standard output, around which everything is kept from \
        being taken for commands, and the step's summary. (default: with several images, if GITHUB_ACTIONS is true)
        """
    )
    var github: Bool?

    /// - Parameter isBatch: Whether several images are run.
    func reports(isBatch: Bool) -> Reports {
      var reports = Reports()
      reports.json = report
      reports.junit = junit
      reports.tap = tap
      reports.isForGitHub = github ?? (isBatch && Reports.isOnGitHub)
      return reports
    }
  }
#endif
