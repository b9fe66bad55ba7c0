import Glibc
import HostSupport
import ObjectFile

/// A program of the host, and what it needs to be started.
package struct HostProgram {
  /// The path that it is called by.
  package let name: String

  /// Its path, without symbolic links.
  package let path: String

  /// The file that the kernel loads beside it: the dynamic linker.
  let interpreter: String?

  /// If it is a script, the programs that it is known to need: those of its first line, which read
  /// it, and QEMUs that it names by absolute paths, one of which it becomes.
  package let needs: [String]

  /// Where it is installed: the folder above its `bin`.
  package var prefix: String {
    let folder = Path.folder(path)
    return folder.hasSuffix("/bin") || folder.hasSuffix("/sbin") ? Path.folder(folder) : folder
  }

  /// Whether it is one of the system's, whose libraries are where the system looks for them.
  var isOfSystem: Bool { needs.isEmpty && ["/", "/usr"].contains(prefix) }

  /// Whether it is installed in a home folder itself, as `~/bin/PROGRAM`: what is beside its `bin`
  /// isn't only its own.
  var isInHome: Bool {
    prefix == "/root" || Path.folder(prefix) == "/home" || prefix == home.flatMap(Path.real)
  }

  /// The user's home folder.
  private let home: String?

  /// Finds out what a program needs.
  ///
  /// - Parameters:
  ///   - path: Its path.
  ///   - home: The user's home folder; nil for the one of the environment.
  init(_ path: String, home: String? = nil) {
    name = path
    self.home = home ?? ProcessEnvironment.value(of: "HOME")
    self.path = Path.real(path) ?? path
    let start = Self.start(of: self.path)
    needs = Self.needs(ofScript: start)
    interpreter = Self.interpreter(in: start)
  }

  private static func needs(ofScript start: [UInt8]) -> [String] {
    guard start.starts(with: Array("#!".utf8)) else { return [] }
    let text = String(decoding: start, as: UTF8.self)
    let lines = text.dropFirst(2).split(separator: "\n", maxSplits: 1)
    let readers = (lines.first ?? "").split(separator: " ").map { word in
      word.hasPrefix("/") ? String(word) : "/usr/bin/\(word)"
    }
    let words = (lines.dropFirst().first ?? "").split { !isOfPath($0) }.map(String.init)
    let qemus = words.filter {
      $0.hasPrefix("/") && Path.name($0).hasPrefix("qemu") && Installation.isProgram($0)
    }
    return readers + qemus
  }

  /// Whether a character may be one of a path that a script has without more ado.
  private static func isOfPath(_ character: Character) -> Bool {
    !character.isWhitespace && !"'\"`;|&()<>=$\\".contains(character)
  }

  /// The first bytes of a file: an ELF file's headers and the dynamic linker's name are there.
  private static func start(of path: String) -> [UInt8] {
    guard let file = try? ImageFile(path: path) else { return [] }
    return (try? file.read(at: 0, count: Int(min(file.size, 4096)), "start")) ?? []
  }

  /// The contents of the segment PT_INTERP of a little-endian ELF file of 64 bits.
  private static func interpreter(in start: [UInt8]) -> String? {
    let header = ByteReader(start)
    guard ELFImage.isELF(start), let table = header.number(at: 32, count: 8),
      let size = header.uint16(at: 54), let count = header.uint16(at: 56)
    else { return nil }
    for index in 0..<Int(count) {
      let entry = Int(clamping: table) + index * Int(size)
      guard entry < start.count, let type = header.uint32(at: entry) else { return nil }
      guard type == 3, let offset = header.number(at: entry + 8, count: 8),
        offset < UInt64(start.count)
      else { continue }
      return String(decoding: start[Int(offset)...].prefix { $0 != 0 }, as: UTF8.self)
    }
    return nil
  }
}
