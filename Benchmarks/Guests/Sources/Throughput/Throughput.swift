import BareMetal
import QEMUExit
import Semihosting

/// What the library costs beside the calls of the host that it is made of.
///
/// It takes the number of rounds from a line of standard input, 21 if there is none, writes and
/// removes the file `throughput.bin` in the folder that QEMU runs in, writes what is timed to
/// standard output and the results to standard error (``Comparison``). It ends QEMU with 0, with 1
/// if the host refused something, or with 2 if the line is no number.
@main
struct Throughput {
  static func main() {
    do throws(HostError) {
      let comparison = Comparison(rounds: try rounds())
      try files(comparison)
      try streams(comparison)
    } catch {
      print(error.description, to: &standardError)
      QEMU.exit(1)
    }
    QEMU.exit(0)
  }

  private static func rounds() throws(HostError) -> Int {
    guard let line = try standardInput.readLine(), !line.isEmpty else { return 21 }
    guard let rounds = Int(line), rounds > 0 else {
      print("standard input must be a positive number of rounds", to: &standardError)
      QEMU.exit(2)
    }
    return rounds
  }

  private static func files(_ comparison: Comparison) throws(HostError) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 64)
    defer { bytes.deallocate() }
    bytes.initializeMemory(as: UInt8.self, repeating: 0x78)
    let path = "throughput.bin"

    var device = try FileWriting("write-device", of: bytes, to: "/dev/null", keeps: false)
    try comparison.run(&device)
    var writing = try FileWriting("write-file", of: bytes, to: path, keeps: true)
    try comparison.run(&writing)
    var reading = try FileReading("read-file", into: bytes, from: path)
    try comparison.run(&reading)
    try remove(path)
  }

  private static func streams(_ comparison: Comparison) throws(HostError) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)
    defer { bytes.deallocate() }
    bytes.initializeMemory(as: UInt8.self, repeating: 0x78)
    let output = try File(opening: ":tt", for: .write)

    var full = StreamWriting("stream-full", of: bytes, buffering: .full, handle: output.handle)
    try comparison.run(&full)
    var line = StreamWriting("stream-line", of: bytes, buffering: .line, handle: output.handle)
    try comparison.run(&line)
    bytes[63] = 0x0A
    var lines = StreamWriting("stream-lines", of: bytes, buffering: .line, handle: output.handle)
    try comparison.run(&lines)

    var call = Printing("print-write", against: .line(output.handle))
    try comparison.run(&call)
    var calls = Printing("print-writec", against: .bytes)
    try comparison.run(&calls)
    try output.close()
  }
}
