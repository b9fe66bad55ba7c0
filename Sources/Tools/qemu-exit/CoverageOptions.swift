#if CommandLineTool
  import ArgumentParser
  import GuestBuilder
  import TestRunner

  /// What is done with what guests count.
  struct CoverageOptions: ParsableArguments {
    @Flag(
      name: [.long, .customLong("enable-code-coverage")],
      help: """
        Report which lines were executed. Without an image, the package is built for it; an image is one of \
        `qemu-exit build --build-tests --coverage`.
        """
    )
    var coverage = false

    @Option(
      help: ArgumentHelp(
        """
        The folder for coverage.json, coverage.lcov and merged.profdata. (default: .build/qemu-exit/coverage in \
        the package's folder)
        """,
        valueName: "folder"
      ),
      completion: .directory
    )
    var coveragePath: String?

    func validate() throws {
      if coveragePath != nil && !coverage {
        throw ValidationError("--coverage-path needs --coverage.")
      }
    }

    /// Has guests be counted, if that was asked for.
    func apply(to run: inout TestRun) throws {
      guard coverage else { return }
      for index in run.sessions.indices {
        run.sessions[index].coverage = try GuestCoverage(run.sessions[index].image)
      }
    }

    /// Writes the files, if that was asked for.
    ///
    /// - Parameter package: The folder of the package that was tested.
    /// - Returns: The table for people, and where the files are; nil if it wasn't asked for.
    func write(_ sessions: [TestSession], package: String) throws -> String? {
      guard coverage else { return nil }
      let sources = try GuestBuild.folder(of: package)
      let folder = coveragePath ?? "\(sources)/.build/qemu-exit/coverage"
      let counted = sessions.compactMap(\.coverage)
      let report = CoverageReport(folder: folder, images: counted.map(\.image), sources: sources)
      let table = try report.write(counted.map(\.profile))
      return "\(table)\nCoverage: \(report.json), \(report.lcov)\n"
    }
  }
#endif
