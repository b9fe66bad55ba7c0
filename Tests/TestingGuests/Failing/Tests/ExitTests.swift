import QEMUExit
import Testing

@Suite struct ExitTests {
  @Test func success() {
    #expect(exitsWith: .success) {}
    #expect(exitsWith: .success) { QEMU.exit(3) }
  }

  @Test func failure() {
    #expect(exitsWith: .failure) { QEMU.exit(3) }
    #expect(exitsWith: .exitCode(3)) { QEMU.exit(3) }
    #expect(exitsWith: .exitCode(3)) { QEMU.exit(4) }
    #expect(exitsWith: .trap) {
      let array = [1, 2, 3]
      print(array[array.count])
    }
  }
}

@Test func attachments() {
  Attachment.record([0, 1, 254, 255], named: "bytes.bin")
  Attachment.record("a text\n", named: "a text.txt")
  Attachment.record([UInt8](repeating: 7, count: 300), named: "long.bin")
  #expect(1 == 2)
}

@Test func output() {
  print("a line of its own")
  print("half a line", terminator: "")
  #expect(1 == 2)
}

@Test func measurements() {
  var sum = 0
  measure("sum") { for number in 0..<100 { sum += number } }
  #expect(sum == 0)
}
