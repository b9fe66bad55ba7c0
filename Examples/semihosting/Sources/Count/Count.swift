import BareMetal
import QEMUExit
import Semihosting

/// Counts the lines and bytes of a file of the host, or of standard input.
///
/// The arguments are the file, if any, and a second one that the counts are written to, if they
/// shall be. Ends with 0; with 1 if the host refused, and with 2 if there are too many arguments.
@main
struct Count {
  static func main() {
    do throws(HostError) {
      // The program's name comes first.
      let arguments = try Arguments.strings()
      guard arguments.count <= 3 else {
        print("usage: Count [FILE [RESULT]]", to: &standardError)
        QEMU.exit(2)
      }
      // There is no clock where there is no host, and counting goes on without.
      let start = try? HostClock.elapsed()
      let counts = try arguments.count > 1 ? count(fileAt: arguments[1]) : countInput()
      let end = try? HostClock.elapsed()

      let line = "\(counts.lines) lines, \(counts.bytes) bytes"
      print(line)
      if arguments.count > 2 {
        var file = try File(opening: arguments[2], for: .write)
        try file.write(line + "\n")
        // It would close itself, but not say whether it could.
        try file.close()
      }
      if let start, let end {
        let (seconds, attoseconds) = (end - start).components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        print("counted in \(milliseconds) ms", to: &standardError)
      }
    } catch {
      print("Count: \(error.description)", to: &standardError)
      QEMU.exit(1)
    }
  }

  /// What was counted.
  struct Counts {
    var lines = 0
    var bytes = 0

    mutating func add(_ more: Slice<UnsafeMutableRawBufferPointer>) {
      for byte in more where byte == 0x0A { lines += 1 }
      bytes += more.count
    }
  }

  static func count(fileAt path: String) throws(HostError) -> Counts {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 8)
    defer { buffer.deallocate() }
    var counts = Counts()
    var file = try File(opening: path, for: .read)
    while true {
      let count = try file.read(into: buffer)
      if count == 0 { return counts }
      counts.add(buffer[..<count])
    }
  }

  static func countInput() throws(HostError) -> Counts {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 8)
    defer { buffer.deallocate() }
    // Without a host a UART takes its place, which has no end: Control-D is taken for one.
    let hasEnd = Host.answers
    var counts = Counts()
    while true {
      let count = try standardInput.read(into: buffer)
      if count == 0 { return counts }
      let end = hasEnd ? nil : buffer[..<count].firstIndex(of: 0x04)
      counts.add(buffer[..<(end ?? count)])
      if end != nil { return counts }
    }
  }
}
