#if CommandLineTool
  import ArgumentParser

  /// `qemu-exit test-runner`: what the toolsets of Swift SDKs name for `swift test`.
  struct TestRunnerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test-runner",
      abstract: "Run the tests of an image as `swift test` asks for it.",
      shouldDisplay: false
    )

    /// What a toolset's `testRunner` is given: the image, then SwiftPM's own command line and what it
    /// has for Swift Testing.
    ///
    /// Source: SwiftPM 6.3, `SwiftTestCommand.swift`, `TestRunner.args(forTestAt:)`.
    @Argument(parsing: .captureForPassthrough)
    var words: [String] = []

    /// Options of `swift test` that have the same meaning in `qemu-exit test`, with a value each.
    private static let options: Set = [
      "--filter", "--skip", "--xunit-output", "--event-stream-output-path", "--attachments-path",
      "--num-workers", "--repetitions", "--repeat-until",
    ]

    /// Those by which the next word is for somebody else.
    private static let handedOn: Set = [
      "-Xswiftc", "-Xcc", "-Xcxx", "-Xlinker", "-Xbuild-tools-swiftc",
    ]

    /// What Swift Testing ends with if there was nothing to run: SwiftPM says so, and goes on.
    ///
    /// Source: Swift Testing, `EntryPoint.swift`, `EXIT_NO_TESTS_FOUND`: EX_UNAVAILABLE.
    static let noTestsFound: Int32 = 69

    func run() throws {
      guard let image = words.first else { throw ValidationError("Name an image.") }
      var arguments: [String] = []
      var lists = false
      var rest = words.dropFirst()
      while let word = rest.popFirst() {
        let name = String(word.prefix { $0 != "=" })
        if Self.handedOn.contains(word) {
          _ = rest.popFirst()
        } else if Self.options.contains(name) {
          arguments.append(word)
          if word == name, let value = rest.popFirst() { arguments.append(value) }
        } else if word == "--no-parallel" {
          arguments += ["--num-workers", "1"]
        } else if ["--verbose", "-v", "--very-verbose", "--vv"].contains(word) {
          arguments.append("--verbose")
        } else if word == "--list-tests" || word == "list" {
          lists = true
        }
      }
      if lists {
        return try ListCommand.parse([image]).run()
      }
      var command = try TestCommand.parse(arguments + [image])
      command.isForSwiftPM = true
      try command.run()
    }
  }
#endif
