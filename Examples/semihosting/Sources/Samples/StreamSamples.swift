import BareMetal
import QEMUExit
import Semihosting

enum StreamSamples {
  static func output() throws(HostError) {
    print("to standard output")
    print("to standard error", to: &standardError)
    standardOutput.write("without a heap\n" as StaticString)
    let bytes: [UInt8] = [0x68, 0x69, 0x0A]
    standardOutput.write(bytes.span)

    standardOutput.buffering = .full
    for number in 1...1000 { print(number) }
    try standardOutput.flush()
    standardOutput.buffering = .line
  }

  static func input() throws(HostError) {
    print("Your name? ", terminator: "")
    if let name = try standardInput.readLine() {
      print("Hello, \(name)")
    }
  }

  static func inputWithoutHeap() {
    withUnsafeTemporaryAllocation(byteCount: 80, alignment: 1) { buffer in
      while let count = try? standardInput.readLine(into: buffer), count > 0 {
        standardOutput.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }

  static func end() -> Never {
    print("the last words", terminator: "")
    flushStandardStreams()
    DefaultExit().exit(0)
  }
}
