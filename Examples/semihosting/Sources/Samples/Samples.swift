import BareMetal
import QEMUExit
import Semihosting

// The code samples of Semihosting's documentation. A test compares them with the articles, and runs
// them.

@main
struct Samples {
  static func main() {
    do throws(HostError) {
      ArgumentSamples.withoutHeap()
      let arguments = try Arguments.strings()
      if arguments.contains(where: { $0.utf8.elementsEqual("unknown".utf8) }) {
        TrapSamples.callUnknown()
      }
      try ArgumentSamples.withHeap()
      try StreamSamples.output()
      try StreamSamples.input()
      StreamSamples.inputWithoutHeap()
      TrapSamples.askForHost()
      try FileSamples.append()
      try FileSamples.copy("log.txt", to: "copy.txt")
      try FileSamples.position()
      FileSamples.errors()
      try remove("copy.txt")
      try ClockSamples.measure { for _ in 0..<1000 { _ = Host.isCallable } }
      try ClockSamples.calendar()
    } catch {
      print("Samples: \(error.description)", to: &standardError)
      QEMU.exit(1)
    }
    StreamSamples.end()
  }
}
