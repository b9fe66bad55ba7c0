import Glibc

/// A program of the host, and what it needs to be started.
struct HostProgram {
  /// Its path, without symbolic links.
  let path: String

  /// The file that the kernel loads beside it: the dynamic linker.
  let interpreter: String?

  /// Whether it is a script. What it calls isn't known.
  let isScript: Bool

  /// Where it is installed: the folder above its `bin`.
  var prefix: String {
    let parts = path.split(separator: "/").dropLast()
    let folder = ["bin", "sbin"].contains(parts.last) ? parts.dropLast() : parts
    return "/" + folder.joined(separator: "/")
  }

  init(_ path: String) {
    var path = path
    if let real = realpath(path, nil) {
      path = String(cString: real)
      free(real)
    }
    self.path = path
    let start = Self.start(of: path)
    isScript = start.starts(with: [0x23, 0x21])
    interpreter = Self.interpreter(in: start)
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
