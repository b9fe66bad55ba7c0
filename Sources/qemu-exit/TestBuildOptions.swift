#if CommandLineTool
  import ArgumentParser

  /// What is built if no image is named.
  struct TestBuildOptions: ParsableArguments {
    @Option(help: "The package's folder.", completion: .directory)
    var packagePath = "."

    @Option(help: "The executable product to build. Repeatable. (default: all)")
    var product: [String] = []

    @Option(name: [.short, .long], help: "debug or release.")
    var configuration = "debug"

    func validate() throws {
      guard ["debug", "release"].contains(configuration) else {
        throw ValidationError("--configuration must be debug or release.")
      }
    }
  }
#endif
