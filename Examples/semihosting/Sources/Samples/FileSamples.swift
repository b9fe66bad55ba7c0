import Semihosting

enum FileSamples {
  static func append() throws(HostError) {
    var file = try File(opening: "log.txt", for: .append)
    try file.write("one line\n")
    try file.close()
  }

  static func copy(_ source: String, to destination: String) throws(HostError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 8)
    defer { buffer.deallocate() }
    var input = try File(opening: source, for: .read)
    var output = try File(opening: destination, for: .write)
    while true {
      let count = try input.read(into: buffer)
      if count == 0 { break }
      try output.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    try output.close()
  }

  static func position() throws(HostError) {
    var file = try File(opening: "copy.txt", for: .readWrite)
    try file.seek(to: file.length)
    try file.write("the end\n")
    try file.close()
  }

  static func errors() {
    do throws(HostError) {
      let file = try File(opening: "missing.txt", for: .read)
      try file.close()
    } catch {
      switch error {
      case .notSupported: print("there is no host")
      case .failed(.noSuchFileOrDirectory): print("there is no such file")
      default: print(error.description)
      }
    }
  }
}
