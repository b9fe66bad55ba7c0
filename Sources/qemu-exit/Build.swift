#if CommandLineTool
  import ArgumentParser
  import CQEMULaunch
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
      completion: .custom { _, _, _ in Machine.catalogue.map(\.id) + [Settings.allMachines] }
    )
    var machine: [String] = []

    @Option(help: "The package's folder.", completion: .directory)
    var packagePath = "."

    @Option(help: "The executable product to build. Repeatable. (default: all)")
    var product: [String] = []

    @Flag(help: "Build the programs with on-target tests, instead of the others.")
    var buildTests = false

    @Flag(
      help: """
        Have programs count what of them is executed, for `qemu-exit test --coverage`; into \
        .build/qemu-exit/MACHINE-coverage.
        """
    )
    var coverage = false

    @Option(name: [.short, .long], help: "debug or release.")
    var configuration = "release"

    func validate() throws {
      guard ["debug", "release"].contains(configuration) else {
        throw ValidationError("--configuration must be debug or release.")
      }
    }

    func run() throws {
      let package = try GuestBuild.folder(of: packagePath)
      let machines = try Settings.machines(named: machine, for: package)
      let signals = _qx_signals_to_pipe()
      for machine in machines {
        let build = GuestBuild(
          package: package,
          machine: machine,
          configuration: configuration,
          products: product,
          purpose: buildTests ? .tests : .programs,
          coverage: coverage,
          cancellation: signals >= 0 ? signals : nil
        )
        do {
          for image in try build.run() {
            Terminal.standardOutput.write(shortened(image, from: package) + "\n")
          }
        } catch BuildError.cancelled(let signal) {
          _qx_end_by_signal(signal)
        }
      }
    }

    /// An image's path as the user would write it.
    private func shortened(_ image: String, from package: String) -> String {
      guard image.hasPrefix(package + "/") else { return image }
      let rest = image.dropFirst(package.count + 1)
      return packagePath == "." ? String(rest) : "\(packagePath)/\(rest)"
    }
  }
#endif
