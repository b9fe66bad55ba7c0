import CHostSupport
import Glibc
import HostSupport
import QEMURunner

/// What all Swift SDKs have in common that one toolchain makes of one version of the sources: the
/// sources themselves, and programs and libraries of the host.
struct SDKCommon: Hashable {
  /// The folder, whose name changes with the toolchain and the sources.
  package var folder: String

  /// - Parameter container: The folder of such folders.
  init(in container: String, toolchain: SwiftToolchain) {
    var hash = FNV1a()
    let here = Self(folder: "")
    let steps =
      here.steps(with: toolchain)
      + SDKLibraries(triple: "", define: nil, common: here).steps(with: toolchain)
    for text in [toolchain.identity, version] + steps.joined().flatMap(\.arguments) {
      hash.add(text.utf8)
    }
    hash.add(withUnsafeBytes(of: GuestSources.fingerprint) { Array($0) })
    let name = String(hash.value, radix: 16)
    folder = "\(container)/\(String(repeating: "0", count: 16 - name.count))\(name)"
  }

  /// - Parameter folder: A folder that is there.
  init(folder: String) {
    self.folder = folder
  }

  /// The folder of the sources.
  var sourcesFolder: String { "\(folder)/sources" }

  /// The folder of C's headers and the modules for them.
  package var headers: String { "\(folder)/include" }

  /// The library of the macros.
  var macros: String { "\(folder)/host/libGuestTestingMacros.so" }

  /// The program that removes `async` and `await` from sources.
  var concurrencyRemover: String { "\(folder)/host/remove-concurrency" }

  /// The main program of tests.
  var testEntry: String { "\(sourcesFolder)/SDKModules/TestEntry/TestEntry.swift" }

  /// Whether all of it is there.
  package var isComplete: Bool { access(completion, F_OK) == 0 }

  private var completion: String { "\(folder)/complete" }

  /// The paths of a target's sources.
  package func sources(of target: String) -> [String] {
    GuestSources.paths(of: target, "swift", "c", "S").map { "\(sourcesFolder)/\($0)" }
  }

  /// Makes the folder anew, with the sources.
  func prepare() throws {
    _ = _qx_remove_tree(folder)
    try FileWriting.makeFolder("\(folder)/host")
    try FileWriting.makeFolder(headers)
    var modules = ""
    for file in GuestSources.files {
      let contents = Array(file.contents)
      if file.path.hasSuffix(".modulemap") {
        modules += String(decoding: contents, as: UTF8.self)
        continue
      }
      let path = "\(sourcesFolder)/\(file.path)"
      try FileWriting.makeFolder(Path.folder(path))
      try FileWriting.replace(path, with: contents)
      if file.path.contains("/include/") {
        try FileWriting.replace("\(headers)/\(Path.name(path))", with: contents)
      }
    }
    try FileWriting.replace("\(headers)/module.modulemap", with: Array(modules.utf8))
  }

  /// What is compiled, as far as it can go on at the same time.
  func steps(with toolchain: SwiftToolchain) -> [[SDKStep]] {
    let host = toolchain.hostModules
    let options = [
      "-Onone", "-wmo", "-use-ld=lld", "-swift-version", "6", "-I", host, "-L", host,
      "-Xlinker", "-rpath", "-Xlinker", host,
    ]
    // One after the other: the first one compiles swift-syntax's interfaces for the second.
    return [
      [
        SDKStep(
          what: "the macros",
          program: toolchain.program("swiftc"),
          arguments: options + [
            "-emit-library", "-parse-as-library", "-module-name", "GuestTestingMacros",
            "-o", macros,
          ] + sources(of: "GuestTestingMacros")
        ),
        SDKStep(
          what: "the macros",
          program: toolchain.program("swiftc"),
          arguments: options + ["-module-name", "ConcurrencyRemover", "-o", concurrencyRemover]
            + sources(of: "ConcurrencyRemover")
        ),
      ]
    ]
  }

  /// Notes that it is used.
  func touch() {
    _ = utimes(completion, nil)
  }

  /// Whether all of it is there, and it was used less than some seconds ago.
  func isUsed(since age: Int) -> Bool {
    var status = stat()
    return stat(completion, &status) == 0 && time(nil) - status.st_mtim.tv_sec < age
  }

  /// Removes what was left of interrupted compilations.
  ///
  /// - Parameter names: The names of what is in the folder.
  func removeIncomplete(_ names: [String]) {
    guard isComplete else {
      _ = _qx_remove_tree(folder)
      return
    }
    for name in names where name.contains("-none-") {
      let libraries = "\(folder)/\(name)"
      if access("\(libraries)/complete", F_OK) != 0 { _ = _qx_remove_tree(libraries) }
    }
  }

  /// Notes that all of it is there.
  package func complete() throws {
    try FileWriting.replace(completion, with: [])
  }
}
