// Copies Swift sources without `async` and `await`, with spaces in their places, so that each line and
// column is where it was: bare metal has no concurrency in Swift 6.3, and its compiler crashes when it
// meets an asynchronous function. Without anything that could suspend it, such a function runs through
// as an ordinary one does, and to await it is to call it. What can suspend is reported.
//
// In tests, `throws` without a type gets one, as Embedded Swift can't make a value of `any Error`: see
// `ErrorEraser`.
//
//     remove-concurrency ROLE SOURCE COPY [ROLE SOURCE COPY...]
//
// See `Role` for the roles.
// Each copy is written that differs from its source; one that doesn't is removed. Status: 0, or 1 after
// a report `SOURCE:LINE:COLUMN: error: ...` on standard error.
//
// To be deleted when toolchains have `_Concurrency` for bare metal.

#if canImport(SwiftParser)
  import Glibc
  func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, file)
      }
      if part.isEmpty { return ferror(file) == 0 ? bytes : nil }
      bytes += part
    }
  }

  /// Says what is wrong.
  ///
  /// - Returns: The status to end with.
  func complain(_ line: String) -> Int32 {
    let bytes = Array("\(line)\n".utf8)
    _ = Glibc.write(2, bytes, bytes.count)
    return 1
  }

  func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }

  var status: Int32 = 0
  var paths = CommandLine.arguments.dropFirst()
  while let role = paths.popFirst(), let path = paths.popFirst(), let copy = paths.popFirst() {
    guard let bytes = read(path) else {
      status = complain("\(path): error: \(String(cString: strerror(errno)))")
      continue
    }
    let source = Source(path: path, bytes: bytes, role: Role(role))
    for (place, words) in source.problems {
      status = complain("\(path):\(place.line):\(place.column): error: \(words)")
    }
    if source.bytes == bytes {
      unlink(copy)
    } else if !write(source.bytes, to: copy) {
      status = complain("\(copy): error: \(String(cString: strerror(errno)))")
    }
  }
  exit(status)
#endif
