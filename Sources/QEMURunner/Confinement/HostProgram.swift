import Glibc

/// A program of the host, and what it needs to be started.
struct HostProgram {
  /// The path that it is called by.
  let name: String

  /// Its path, without symbolic links.
  let path: String

  /// The file that the kernel loads beside it: the dynamic linker.
  let interpreter: String?

  /// If it is a script, the program that reads it, and that program's first argument if any: for
  /// `/usr/bin/env` a program, too. What the script calls isn't known.
  let script: [String]?

  /// Where it is installed: the folder above its `bin`.
  var prefix: String {
    let folder = Path.folder(path)
    return folder.hasSuffix("/bin") || folder.hasSuffix("/sbin") ? Path.folder(folder) : folder
  }

  init(_ path: String) {
    name = path
    var path = path
    if let real = realpath(path, nil) {
      path = String(cString: real)
      free(real)
    }
    self.path = path
    let start = Self.start(of: path)
    script = Self.script(in: start)
    interpreter = Self.interpreter(in: start)
  }

  /// The words of a script's first line.
  private static func script(in start: [UInt8]) -> [String]? {
    guard start.starts(with: Array("#!".utf8)) else { return nil }
    let line = start.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
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
