import Foundation
import TestSupport
import Testing

/// What macros make of a source: by `Tests/MacroExpander`, which is compiled once for its sources and
/// theirs.
struct Expanded: Codable {
  var text = ""
  /// `LINE:COLUMN MESSAGE`, with the titles of fix-its in brackets behind it.
  var messages: [String]
  /// The source with each fix-it applied by itself.
  var fixed: [String] = []

  /// Expands the macros of a source file `Module/File.swift`. Overloads have names of their own
  /// here: `#unwrap`, `#expectThrows`, `#requireThrows`, `#exits`.
  init(_ source: String) {
    do {
      let program = try Self.program.get()
      let output = try Self.run(program, [], input: source)
      self = try JSONDecoder().decode(Self.self, from: output)
    } catch {
      messages = ["\(error)"]
    }
  }

  private static let program = Result { try compile() }

  /// The program, compiled if there's none of these sources.
  private static func compile() throws -> URL {
    let root = Project.root
    let sources = try ["Tests/MacroExpander", "Sources/Guest/GuestTestingMacros"].flatMap {
      folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        .filter { $0.hasSuffix(".swift") }.sorted().map { root.appending(path: "\(folder)/\($0)") }
    }
    let compiler = try Project.toolchainProgram("swiftc")
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    add(compiler.path.utf8)
    for source in sources {
      add(source.path.utf8)
      add(try Data(contentsOf: source))
    }
    let folder = root.appending(path: ".build/macro-expander")
    let program = folder.appending(path: String(hash, radix: 16))
    if FileManager.default.isExecutableFile(atPath: program.path) { return program }
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let host = compiler.resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lib/swift/host")
      .path
    let made = folder.appending(path: "new")
    _ = try run(
      compiler,
      [
        "-Onone", "-wmo", "-use-ld=lld", "-swift-version", "6", "-I", host, "-L", host,
        "-Xlinker", "-rpath", "-Xlinker", host, "-module-name", "MacroExpander",
        "-o", made.path,
      ] + sources.map(\.path),
      input: ""
    )
    try FileManager.default.moveItem(at: made, to: program)
    return program
  }

  private static func run(_ program: URL, _ arguments: [String], input: String) throws -> Data {
    let process = Process()
    let (stdin, stdout) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw TestError("\(program.lastPathComponent) ended with \(process.terminationStatus)")
    }
    return output
  }
}
