import BareMetal
import QEMUExit
import Semihosting

/// Tries what its arguments say, and ends with 0 if the host let it, with 1 if the host refused.
///
/// `read PATH`, `write PATH`, `update PATH`, `append PATH`, `remove PATH`, `rename PATH PATH`,
/// `run COMMAND`, `open-many PATH`, `write-huge PATH`, `read-huge PATH`, `name-huge`,
/// `write-much PATH`, `fill PATH`, `fill-removed PATH`, `call NUMBER`, `take COUNT`,
/// `take-and-hang COUNT`, `inject TEXT`.
@main
struct Intruder {
  static func main() {
    do throws(HostError) {
      let arguments = try Arguments.strings()
      let words = Array(arguments.dropFirst())
      guard let verb = words.first else { QEMU.exit(2) }
      QEMU.exit(try attempt(verb, words) ? 0 : 1)
    } catch {
      print("refused: \(error.description)")
      QEMU.exit(1)
    }
  }

  /// Tries it.
  ///
  /// - Returns: Whether it worked.
  static func attempt(_ verb: String, _ words: [String]) throws(HostError) -> Bool {
    if verb.reads("read") {
      var file = try File(opening: words[1], for: .read)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 8)
      let count = try file.read(into: buffer)
      standardOutput.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      print("\nread \(count) bytes")
      return count > 0
    }
    if verb.reads("write") || verb.reads("update") || verb.reads("append") {
      let mode: OpenMode =
        verb.reads("write") ? .write : verb.reads("update") ? .readWrite : .append
      var file = try File(opening: words[1], for: mode)
      try file.write("written by a guest\n")
      try file.close()
      return true
    }
    if verb.reads("remove") {
      try remove(words[1])
      return true
    }
    if verb.reads("rename") {
      try rename(words[1], to: words[2])
      return true
    }
    if verb.reads("run") {
      let status = try runCommand(words[1])
      print("the command ended with \(status)")
      return status == 0
    }
    if verb.reads("take") || verb.reads("take-and-hang") {
      let tookAll = try take(Int(words[1]) ?? 0)
      while verb.reads("take-and-hang") {}
      return tookAll
    }
    if verb.reads("inject") {
      try inject(words[1])
      return true
    }
    return try attemptExcess(verb, words)
  }

  /// Reads so many bytes of the standard input and writes them to the standard output.
  ///
  /// - Returns: Whether there were so many.
  static func take(_ count: Int) throws(HostError) -> Bool {
    guard count > 0 else { return true }
    var input = try File(opening: ":tt", for: .read)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
    defer { buffer.deallocate() }
    var taken = 0
    while taken < count {
      let read = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[taken...]))
      if read == 0 { break }
      taken += read
    }
    standardOutput.write(UnsafeRawBufferPointer(rebasing: buffer[..<taken]))
    try standardOutput.flush()
    return taken == count
  }

  /// Writes a line into its input, in every way that there may be: what of that works is up to the
  /// host.
  static func inject(_ text: String) throws(HostError) {
    var line = text
    line += "\n"
    var input = try File(opening: ":tt", for: .read)
    try? input.write(line)
    for mode in [OpenMode.append, .readWrite, .write] {
      for path in ["/dev/stdin", "/dev/fd/0"] { write(line, to: path, mode) }
      // Not to its output, unless QEMU has that more than once.
      for number in 0..<64 where number != 1 && number != 2 {
        var path = "/proc/self/fd/"
        path += number.description
        write(line, to: path, mode)
      }
    }
  }

  static func write(_ text: String, to path: String, _ mode: OpenMode) {
    guard var file = try? File(opening: path, for: mode) else { return }
    try? file.write(text)
  }

  /// Tries more than there can be.
  static func attemptExcess(_ verb: String, _ words: [String]) throws(HostError) -> Bool {
    if verb.reads("open-many") {
      let count = openMany(words[1])
      print("opened \(count) files")
      return count >= 4000
    }
    if verb.reads("write-huge") {
      // More than the guest's memory holds.
      let file = try File(opening: words[1], for: .write)
      let byte: UInt8 = 1
      let left = withUnsafePointer(to: byte) {
        Host.call(.write, block: file.handle, UInt(bitPattern: $0), UInt(Int.max))
      }
      print("\(left) bytes left")
      return left == 0
    }
    if verb.reads("read-huge") {
      let file = try File(opening: words[1], for: .read)
      var byte: UInt8 = 0
      let left = withUnsafeMutablePointer(to: &byte) {
        Host.call(.read, block: file.handle, UInt(bitPattern: $0), UInt(Int.max))
      }
      print("\(left) bytes left")
      return left == 0
    }
    if verb.reads("name-huge") {
      let name: StaticString = "a"
      let handle = Host.call(.open, block: UInt(bitPattern: name.utf8Start), 0, UInt(Int.max))
      return handle != UInt.max
    }
    if verb.reads("write-much") {
      var file = try File(opening: words[1], for: .write)
      let portion = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
      portion.initializeMemory(as: UInt8.self, repeating: 1)
      for _ in 0..<2048 { try file.write(UnsafeRawBufferPointer(portion)) }
      return true
    }
    if verb.reads("fill-removed") {
      var file = try File(opening: words[1], for: .write)
      try remove(words[1])
      for _ in 0..<32 { try writeMegabyte(to: &file) }
      // What isn't used any more is closed.
      while true { try file.write("x") }
    }
    if verb.reads("fill") {
      for index in 0..<32 {
        var file = try File(opening: words[1] + index.description, for: .write)
        try writeMegabyte(to: &file)
      }
      while true {}
    }
    if verb.reads("call") {
      let result = Host.call(Operation(rawValue: UInt(words[1]) ?? 0))
      print("the host answered \(result)")
      return result != UInt.max
    }
    QEMU.exit(2)
  }

  /// Writes 1 MiB that no file system leaves out.
  static func writeMegabyte(to file: inout File) throws(HostError) {
    let portion = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
    defer { portion.deallocate() }
    portion.initializeMemory(as: UInt8.self, repeating: 1)
    try file.write(UnsafeRawBufferPointer(portion))
  }

  /// Opens a file until it fails, 4,000 times at most.
  static func openMany(_ path: String) -> Int {
    let length = UInt(path.utf8.count)
    return path.withCString { name in
      var count = 0
      while count < 4000 {
        let handle = Host.call(.open, block: UInt(bitPattern: name), 0, length)
        if handle == UInt.max { break }
        count += 1
      }
      return count
    }
  }
}

extension String {
  /// Whether it is the same text. `==` would need Unicode's tables.
  func reads(_ text: String) -> Bool { utf8.elementsEqual(text.utf8) }
}
