import Glibc
import HostSupport

/// The value of `--initrd`, and the files that it names.
struct InitialRAMDisk {
  /// A file, absolute, and what follows it in the value.
  private struct Module {
    var file: String
    var rest = ""
  }

  private var modules: [Module]

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
      modules = [Module(file: absolute(value))]
      return
    }
    modules = value.split(separator: ",", omittingEmptySubsequences: false).map { module in
      let words = module.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return Module(
        file: absolute(String(words[0])),
        rest: words.dropFirst().map { " \($0)" }.joined()
      )
    }
  }

  /// The value as QEMU takes it, its paths absolute: QEMU's working folder is the guest's.
  package var option: String { modules.map { $0.file + $0.rest }.joined(separator: ",") }

  /// The files, absolute.
  package var files: [String] { modules.map(\.file) }

  /// Copies those files that this program may read and QEMU may not, and names the copies in their
  /// places.
  ///
  /// - Parameter files: By which files QEMU opens its channels.
  mutating func copyUnreadable(in files: QEMUCommand.ChannelFiles) throws -> [FileCopy] {
    var copies: [FileCopy] = []
    var numbers: [String: Int32] = [:]
    for index in modules.indices {
      let path = modules[index].file
      if let number = numbers[path] {
        modules[index].file = files.path(number)
        continue
      }
      let number = QEMUCommand.Descriptor.firstModule + Int32(copies.count)
      guard
        let copy = try FileCopy(ofUnreadable: path, as: number, "initial RAM disk", in: files)
      else { continue }
      guard copies.count < QEMUCommand.Descriptor.mostModules else {
        throw SystemError(
          "QEMU may not read \(path), and no more than \(QEMUCommand.Descriptor.mostModules) modules can "
            + "be passed on to it. Make it readable for everybody",
          EACCES
        )
      }
      copies.append(copy)
      numbers[path] = number
      modules[index].file = files.path(number)
    }
    return copies
  }
}
