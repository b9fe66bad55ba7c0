import Foundation
import PackagePlugin

/// `swift package qemu`: what `qemu-exit` does, for the package at hand.
///
/// It only translates: `qemu-exit` builds in scratch folders of its own, as SwiftPM's is locked while
/// a plugin runs.
@main
struct QEMUPlugin: CommandPlugin {
  private static let usage = """
    OVERVIEW: Build, run and test bare-metal programs of this package in QEMU.

    USAGE: swift package qemu <subcommand> [options]

    SUBCOMMANDS:
      run       Build a program and run it: [--product NAME] [--machine NAME]
                [-c debug|release] [options of qemu-exit run] [-- ARGUMENTS]
                With --settings FILE, build all and run what the file says:
                [--machine NAME]...
      test      Build and run the on-target tests. See `swift package qemu test --help`.
      list      List the on-target tests.
      build     Build the programs.
      machines  List the machines.
      doctor    Check what is installed.
    """

  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let tool = Tool(
      program: try context.tool(named: "qemu-exit").url,
      settings: try context.tool(named: "qemu-exit-settings").url
    )
    let package = ["--package-path", context.package.directoryURL.path]
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "run" where rest.contains(where: { $0 == "--help" || $0 == "-h" }):
      print(Self.usage)
    case "run":
      try run(rest, package: package, with: tool)
    case "test", "list", "build":
      try tool.run([arguments[0]] + package + rest)
    case "machines", "doctor":
      try tool.run(arguments)
    case nil, "help", "--help", "-h":
      print(Self.usage)
    case let other?:
      throw PluginFailure("there is no subcommand '\(other)'.\n\n\(Self.usage)")
    }
  }

  /// Builds a program, and runs its image; or builds several, and runs those of a settings file.
  private func run(_ arguments: [String], package: [String], with tool: Tool) throws {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var options = ArgumentExtractor(Array(arguments[..<end]))
    let products = options.extractOption(named: "product")
    let machines = options.extractOption(named: "machine")
    let configurations =
      options.extractOption(named: "c") + options.extractOption(named: "configuration")
    let settings = options.extractOption(named: "settings")
    guard !settings.isEmpty || machines.count <= 1 && products.count <= 1 else {
      throw PluginFailure("run takes one --product and one --machine")
    }
    var build = ["build"] + package
    for product in products { build += ["--product", product] }
    for machine in machines { build += ["--machine", machine] }
    for configuration in configurations { build += ["--configuration", configuration] }
    let images = try tool.output(of: build).split(separator: "\n").map(String.init)
    if !settings.isEmpty {
      let words = settings.flatMap { ["--settings", $0] } + options.remainingArguments
      return try tool.run(["run"] + words + arguments[end...])
    }
    guard images.count == 1 else {
      let names = images.map { URL(filePath: $0).lastPathComponent }.joined(separator: ", ")
      throw PluginFailure("the package has several programs: \(names). Choose one: --product NAME")
    }
    try tool.run(["run"] + options.remainingArguments + images + arguments[end...])
  }
}

/// The program `qemu-exit`.
private struct Tool {
  var program: URL

  /// The program that reads settings files for it, beside which it isn't by the name that it knows.
  var settings: URL

  /// Runs it, with this process's input and output.
  func run(_ arguments: [String]) throws {
    let process = process(arguments)
    try process.run()
    process.waitUntilExit()
    try check(process)
  }

  /// Runs it, and returns what it writes to its standard output.
  func output(of arguments: [String]) throws -> String {
    let process = process(arguments)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try check(process)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["QEMU_EXIT_SETTINGS": settings.path]) { $1 }
    return process
  }

  private func check(_ process: Process) throws {
    guard process.terminationReason != .exit || process.terminationStatus != 0 else { return }
    // SwiftPM makes 1 of every status.
    throw PluginFailure(
      process.terminationReason == .exit
        ? "qemu-exit ended with \(process.terminationStatus)"
        : "qemu-exit was ended by signal \(process.terminationStatus)"
    )
  }
}

/// Why a command failed.
private struct PluginFailure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
