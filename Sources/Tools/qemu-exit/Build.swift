#if CommandLineTool
  import ArgumentParser
  import BatchRunner
  import CHostSupport
  import GuestBuilder
  import HostSupport
  import QEMURunner

  /// `qemu-exit build`
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build",
      abstract: "Build a package's guests for machines, with SwiftPM.",
      discussion: """
        Prints the paths of the images, .build/qemu-exit/MACHINE/PRODUCT. What SwiftPM says is on \
        standard error. For a machine that boots raw images, PRODUCT.bin is the raw image.
        """
    )

    @Option(
      help: """
        The machine: a name from `qemu-exit machines`, or all. Repeatable. (default: those of qemu-exit.yml in \
        the package's folder, or aarch64-virt)
        """,
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) + [Machine.all] }
    )
    var machine: [String] = []

    @Option(help: "The package's folder.", completion: .directory)
    var packagePath = "."

    @Option(help: "The executable product to build. Repeatable. (default: all)")
    var product: [String] = []

    @Flag(help: "Build the package's test targets, instead of its programs.")
    var buildTests = false

    @Flag(
      help: """
        Have programs count what of them is executed, for `qemu-exit test --coverage`; into \
        .build/qemu-exit/MACHINE-coverage.
        """
    )
    var coverage = false

    @Option(
      name: [.short, .long],
      help: "debug or release. (default: release; debug for test targets)"
    )
    var configuration: String?

    @OptionGroup var sdks: SDKOptions

    func validate() throws {
      guard !buildTests || product.isEmpty else {
        throw ValidationError(
          "--build-tests builds all of the package's tests: leave out --product."
        )
      }
      guard ["debug", "release", nil].contains(configuration) else {
        throw ValidationError("--configuration must be debug or release.")
      }
    }

    func run() throws {
      let package = try GuestBuild.folder(of: packagePath)
      let machines = try Settings.machines(named: machine, for: package)
      let signals = _qx_signals_to_pipe()
      let cancellation = signals >= 0 ? signals : nil
      let images =
        buildTests
        ? try tests(of: package, machines, cancellation)
        : try programs(of: package, machines, cancellation)
      // For all machines, also if there's none for one of them.
      var problems: [String] = []
      for image in images {
        do {
          for path in try image.paths.get() { show(path, of: package) }
        } catch {
          let problem = "\(error)"
          if !problems.contains(problem) { problems.append(problem) }
        }
      }
      for problem in problems { Terminal.standardError.error(problem) }
      if !problems.isEmpty { throw ExitCode(125) }
    }

    private func programs(
      of package: String,
      _ machines: [Machine],
      _ cancellation: Int32?
    ) throws -> [MachineImages] {
      try GuestBuild(
        package: package,
        machines: machines,
        configuration: configuration ?? "release",
        products: product,
        sdks: sdks.folder,
        coverage: coverage,
        cancellation: cancellation
      )
      .run { SDKOptions.tell($0) }
    }

    private func tests(
      of package: String,
      _ machines: [Machine],
      _ cancellation: Int32?
    ) throws -> [MachineImages] {
      var building = try TestBuildOptions.parse([])
      building.configuration = configuration ?? "debug"
      building.sdks = sdks
      return try building.tests(
        of: package,
        machines: machines.map(\.id),
        coverage: coverage,
        cancellation: cancellation
      )
      .build { SDKOptions.tell($0) }
    }

    /// Prints an image's path as the user would write it.
    private func show(_ image: String, of package: String) {
      var path = image
      if image.hasPrefix(package + "/") {
        let rest = String(image.dropFirst(package.count + 1))
        path = packagePath == "." ? rest : "\(packagePath)/\(rest)"
      }
      Terminal.standardOutput.write(path + "\n")
    }
  }
#endif
