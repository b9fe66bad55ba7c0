import Semihosting

enum ArgumentSamples {
  static func withHeap() throws(HostError) {
    for word in try Arguments.strings().dropFirst() {
      print(word)
    }
  }

  static func withoutHeap() {
    withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { buffer in
      guard let arguments = try? Arguments(readingInto: buffer) else { return }
      for word in arguments.dropFirst() {
        standardOutput.write(UnsafeRawBufferPointer(word))
        standardOutput.write(byte: 0x0A)
      }
    }
  }
}
