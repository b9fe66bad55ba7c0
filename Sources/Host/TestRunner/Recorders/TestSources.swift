import Glibc
import HostSupport

/// Finds the files of tests: images name them by module and name, and tools want paths.
///
/// It looks into a package's folder, and takes the first file of the name in a folder with the
/// module's name.
public final class TestSources {
  private let folder: String
  private lazy var files: [String: [String]] = Self.files(in: folder)
  private var known: [String: String?] = [:]

  /// What is looked at: no package has more.
  private static let mostFiles = 100_000
  private static let mostDepth = 16

  /// - Parameter folder: The package's folder.
  public init(folder: String) {
    self.folder = Path.real(folder) ?? folder
  }

  /// The path of a file; nil if there's none.
  ///
  /// - Parameter fileID: `MODULE/FILE.swift`.
  public func path(of fileID: String) -> String? {
    if let path = known[fileID] { return path }
    let module = "/\(fileID.prefix { $0 != "/" })/"
    let path = files[Path.name(fileID)]?.first { $0.dropFirst(folder.count).contains(module) }
    known[fileID] = .some(path)
    return path
  }

  /// The Swift files in a folder by their names, those near its root first.
  private static func files(in folder: String) -> [String: [String]] {
    var found: [String: [String]] = [:]
    var folders = [folder]
    var left = mostFiles
    for _ in 0..<mostDepth {
      var next: [String] = []
      for folder in folders {
        guard let stream = opendir(folder) else { continue }
        defer { closedir(stream) }
        while left > 0, let entry = readdir(stream) {
          left -= 1
          let name = entry.name
          guard !name.hasPrefix(".") else { continue }
          let path = "\(folder)/\(name)"
          if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
            next.append(path)
          } else if name.hasSuffix(".swift") {
            found[name, default: []].append(path)
          }
        }
      }
      folders = next
    }
    return found
  }
}
