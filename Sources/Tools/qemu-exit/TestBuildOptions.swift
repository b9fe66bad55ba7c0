#if CommandLineTool
  import HostSupport
  import QEMURunner
  import ArgumentParser
  import BatchRunner
  import GuestBuilder

  /// What is built if no image is named.
  struct TestBuildOptions: ParsableArguments {
    @Option(help: "The package's folder.", completion: .directory)
    var packagePath = "."

    @Option(name: [.short, .long], help: "debug or release.")
    var configuration = "debug"

    @OptionGroup var sdks: SDKOptions

    /// The tests of a package, as they are to be built.
    ///
    /// - Parameters:
    ///   - package: The package's folder.
    ///   - machines: The machines that the user named; none for those of the package's settings.
    ///   - coverage: Whether guests count what of them is executed.
    ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the build.
    func tests(
      of package: String,
      machines: [String],
      coverage: Bool,
      cancellation: Int32?
    ) throws -> PackageTests {
      let sdks = sdks.folder
      let settings = try Settings.file(of: package)
      var names = machines.isEmpty ? settings?.machines ?? [] : machines
      if names.isEmpty { names = [sdks.defaultMachine] }
      return PackageTests(
        package: package,
        machines: try Machine.named(names),
        hostTargets: settings?.hostTargets ?? [],
        configuration: configuration,
        coverage: coverage,
        sdks: sdks,
        cancellation: cancellation
      )
    }

    func validate() throws {
      guard ["debug", "release"].contains(configuration) else {
        throw ValidationError("--configuration must be debug or release.")
      }
    }
  }
#endif
