#if CommandLineTool
  import ArgumentParser
  import BatchRunner

  /// What several images need that one doesn't.
  struct BatchOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        """
        A file with a project's images, and what is expected of each. What is named beside it are names in it, \
        or patterns like 'uart-*'. (default: \(Settings.standardName), if no image is named)
        """,
        valueName: "file"
      ),
      completion: .file(extensions: ["yml", "yaml"])
    )
    var settings: String?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "How many images run at the same time. (default: as many as there are processors)",
        valueName: "number"
      )
    )
    var jobs: Int?

    @Option(
      help: ArgumentHelp(
        "How often an image is run again, at most, that isn't as expected. (default: 0)",
        valueName: "number"
      )
    )
    var retries: Int?

    @Option(
      help: ArgumentHelp(
        """
        What each image should end with: a code, or a word such as trapped, timed-out or shutdown. Then the \
        status is 0 if it does, and 1 otherwise. (default, with several images: 0)
        """,
        valueName: "code"
      )
    )
    var expect: Expectation.End?

    func validate() throws {
      if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
      if let retries, !(0...100).contains(retries) {
        throw ValidationError("--retries must be a number from 0 to 100.")
      }
      if settings != nil && expect != nil {
        throw ValidationError("--expect and --settings exclude each other: write 'expect' there.")
      }
    }
  }

  extension Expectation.End: ExpressibleByArgument {
    public static var allValueStrings: [String] { ExpectedVerdict.allCases.map(\.rawValue) }

    public init?(argument: String) {
      self.init(argument)
    }
  }
#endif
