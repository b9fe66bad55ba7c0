import Glibc

/// The value of `--initrd`, and the files that it names.
struct InitialRAMDisk {
  /// The value as QEMU takes it, its paths absolute: QEMU's working folder is the guest's.
  let option: String

  /// The files, absolute.
  let files: [String]

  /// Reads the value.
  ///
  /// - Parameters:
  ///   - value: A file; for a Multiboot image modules, separated by commas, each a file and, after a
  ///     space, its command line.
  ///   - isMultiboot: Whether the image is a Multiboot image.
  ///   - folder: What its paths are relative to; nil for this program's working folder.
  init(_ value: String, isMultiboot: Bool, in folder: String?) {
    func absolute(_ path: String) -> String {
      guard let folder, !path.hasPrefix("/") else { return Path.absolute(path) }
      return Path.absolute("\(folder)/\(path)")
    }
    guard isMultiboot else {
      option = absolute(value)
      files = [option]
      return
    }
    let modules = value.split(separator: ",", omittingEmptySubsequences: false).map { module in
      let words = module.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return (file: absolute(String(words[0])), rest: words.dropFirst().map { " \($0)" })
    }
    option = modules.map { $0.file + $0.rest.joined() }.joined(separator: ",")
    files = modules.map(\.file)
  }
}
