#if CommandLineTool
  import HostSupport
  import BatchRunner
  import CHostSupport
  import GuestBuilder
  import QEMURunner
  import TestRunner

  /// The images with tests that the user means, and on which machines they are to run.
  struct TestTargets {
    /// The images' tests, and the machines for each: nil for the image's own.
    private var targets: [(catalogue: TestCatalogue, machines: [String?])] = []

    /// Reads the images, or builds them.
    ///
    /// - Parameters:
    ///   - images: The images; none to build the package's.
    ///   - machines: The machines that the user named.
    ///   - building: What is built.
    ///   - coverage: Whether guests are built that count what of them is executed.
    ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the build.
    /// - Throws: `TestTargetsError` if there are no tests, and whatever else is wrong with images
    ///   and builds.
    init(
      images: [String],
      machines: [String],
      building: TestBuildOptions,
      coverage: Bool = false,
      cancellation: Int32?
    ) throws {
      if images.isEmpty {
        try build(machines, building, coverage, cancellation)
        guard !targets.isEmpty else {
          throw problems.isEmpty
            ? TestTargetsError.noTests(building.packagePath) : .noMachine(problems)
        }
      } else {
        for path in images {
          let catalogue = try TestCatalogue(path: path)
          guard !catalogue.isEmpty else { throw TestTargetsError.noTests(path) }
          targets.append((catalogue, try Self.machines(machines, for: path)))
        }
      }
    }

    /// The machines for an image.
    private static func machines(_ names: [String], for path: String) throws -> [String?] {
      if names.isEmpty { return [nil] }
      guard names.contains(Machine.all) else { return names }
      let image = try Image(path: path)
      let fitting = Machine.catalogue.filter { $0.architecture == image.architecture }.map(\.id)
      return fitting + names.filter { $0 != Machine.all && !fitting.contains($0) }
    }

    /// Builds a package's test targets, and takes the images that have tests.
    private mutating func build(
      _ names: [String],
      _ building: TestBuildOptions,
      _ coverage: Bool,
      _ cancellation: Int32?
    ) throws {
      let package = try GuestBuild.folder(of: building.packagePath)
      let tests = try building.tests(
        of: package,
        machines: names,
        coverage: coverage,
        cancellation: cancellation
      )
      for image in try tests.build({ SDKOptions.tell($0) }) {
        do {
          for path in try image.paths.get() {
            let catalogue = try TestCatalogue(path: path)
            if !catalogue.isEmpty { targets.append((catalogue, [image.machine.id])) }
          }
        } catch {
          let problem = "\(error)"
          if !problems.contains(problem) { problems.append(problem) }
        }
      }
    }

    /// What keeps machines from being tested, while others are.
    private(set) var problems: [String] = []

    /// The images' tests.
    var catalogues: [TestCatalogue] { targets.map(\.catalogue) }

    /// What is to be run, each with a name of its own.
    func sessions() throws -> [TestSession] {
      var sessions: [TestSession] = []
      for (catalogue, machines) in targets {
        for machine in machines { sessions.append(try TestSession(catalogue, on: machine)) }
      }
      let machines = Set(sessions.map(\.machine.id))
      let images = Set(sessions.map { Self.name($0) })
      for index in sessions.indices where images.count > 1 {
        let name = Self.name(sessions[index])
        sessions[index].label = machines.count > 1 ? "\(sessions[index].label)/\(name)" : name
      }
      return sessions
    }

    private static func name(_ session: TestSession) -> String {
      session.image.path.split(separator: "/").last.map(String.init) ?? session.image.path
    }
  }

  /// Why there are no tests to run.
  enum TestTargetsError: ToolError {
    /// An image, or a package's products, have none: the path.
    case noTests(String)
    /// There's no machine to run any on: why.
    case noMachine([String])

    var description: String {
      switch self {
      case .noMachine(let problems): problems.joined(separator: "\n")
      case .noTests(let path):
        "\(path): no tests. They are functions with @Test in the package's test targets"
      }
    }
  }
#endif
