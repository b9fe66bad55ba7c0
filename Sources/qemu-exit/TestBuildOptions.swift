#if CommandLineTool
  import ArgumentParser

  /// What is built if no image is named.
  struct TestBuildOptions: ParsableArguments {
    @Option(help: "The package's folder.", completion: .directory)
    var packagePath = "."

    @Option(
      help:
        "A product with GuestTesting to build, instead of the package's test targets. Repeatable."
    )
    var product: [String] = []

    @Option(name: [.short, .long], help: "debug or release.")
    var configuration = "debug"

    @OptionGroup var sdks: SDKOptions

    func validate() throws {
      guard ["debug", "release"].contains(configuration) else {
        throw ValidationError("--configuration must be debug or release.")
      }
    }
  }
#endif
