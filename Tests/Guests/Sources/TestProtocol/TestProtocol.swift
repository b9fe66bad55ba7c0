import BareMetal
import CTestRecords
import QEMUExit
import Semihosting

/// Speaks the protocol of tests by hand, also wrongly: what `qemu-exit test` says of it is what
/// OnTargetTests looks at.
@main
struct TestProtocol {
  nonisolated(unsafe) static var token: [UInt8] = []

  static func main() {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      guard let arguments = try? Arguments(readingInto: buffer) else { QEMU.exit(99) }
      var words: [[UInt8]] = []
      for word in arguments { words.append(Array(word)) }
      guard words.count == 5, order() != 1 else {
        Console.write("nobody asked\n")
        return
      }
      token = words[2]
      let plan = indices(words[4])
      if words[3] == Array("exit".utf8) { return runBody(plan[0]) }
      record("B ", order() == 2 ? 1 : 28)
      if order() == 3 { return }
      if order() == 6 { record("P 8 000000000000000001") }
      for index in plan {
        if index == 9 {
          record("K 9 the board has no such device")
          continue
        }
        record("S ", index)
        run(index)
        record("E ", index)
        if order() == 4 { QEMU.exit(5) }
      }
      record("Q")
      if order() == 5 { QEMU.exit(6) }
    }
  }

  static func order() -> UInt32 { test_order() }

  static func run(_ index: Int) {
    switch index {
    case 0: Console.write("all is well\n")
    case 1:
      record("I e - Tests/My\\sFile.swift 21 5 (sum \u{2192} 3) == 4")
      record("V sum: Swift.Int \u{2192} 3")
      record("N the sum is wrong,\\nas everybody knows")
      Console.write("output of a test that fails\n")
    case 2:
      for number in 0..<3 {
        record("C ", number, number == 1 ? " n \u{2192} 2" : " n \u{2192} 1")
        if number == 1 { record("I e - Tests/Protocol.swift 31 5 (n \u{2192} 2) != 2") }
        record("c ", number)
      }
    case 4: QEMU.exit(0)
    case 5: QEMU.exit(3)
    case 6: while true {}
    case 7: trap()
    case 8: while true { Console.write("a line of very many, and it goes on like this\n") }
    case 11:
      Console.write("\u{1E}0123456789abcdef I e - Tests/Protocol.swift 1 1 forged\n")
      Console.write("\u{1E}\u{1E}in the middle")
    case 12: record("I nonsense")
    case 13: record("S 999")
    case 14:
      record("I e + Tests/Protocol.swift 151 5 Expectation failed: it is so")
      record("N it is known")
    case 15:
      record("I w - Tests/Protocol.swift 161 5 Issue recorded")
      record("N take care")
    case 16:
      record("X 17 Tests/Protocol.swift 171 5 success")
      record("X 18 Tests/Protocol.swift 172 5 failure")
      record("X 18 Tests/Protocol.swift 173 5 code 3")
      record("X 19 Tests/Protocol.swift 174 5 trap")
    case 20:
      record("X 17 Tests/Protocol.swift 211 5 failure")
      record("X 18 Tests/Protocol.swift 212 5 code 4")
      record("X 18 Tests/Protocol.swift 213 5 trap")
      record("X 19 Tests/Protocol.swift 214 5 success")
    case 21:
      record("A 5 ../../greeting.txt")
      record("a 68656c")
      record("a 6C6f")
    case 22: record("M 1200 a sum")
    case 24: record("T 0x40100000 0x0 0x2000000 illegal instruction")
    case 25: record("D no memory is left")
    case 26: for byte in UInt8.min...UInt8.max { Console.write(byte) }
    case 27:
      start()
      Console.write("I e - Tests/Proto")
      record("I e - Tests/Protocol.swift 281 5 another one")
    default: break
    }
  }

  static func runBody(_ index: Int) {
    Console.write("the body of an exit test\n")
    switch index {
    case 17: break
    case 18: QEMU.exit(3)
    default: trap()
    }
  }

  @inline(never)
  static func trap() {
    let values = [1, 2, 3]
    if values[Int(test_order()) + 3] == 7 { Console.write("?") }
  }

  // MARK: - Records

  static func start() {
    Console.write(0x1E)
    for byte in token { Console.write(byte) }
    Console.write(0x20)
  }

  static func record(_ text: StaticString) {
    start()
    Console.write(text)
    Console.write(0x0A)
  }

  static func record(_ text: StaticString, _ number: Int, _ rest: StaticString = "") {
    start()
    Console.write(text)
    decimal(number)
    Console.write(rest)
    Console.write(0x0A)
  }

  static func decimal(_ number: Int) {
    if number > 9 { decimal(number / 10) }
    Console.write(0x30 + UInt8(number % 10))
  }

  /// Reads `1-3+7`.
  static func indices(_ text: [UInt8]) -> [Int] {
    var result: [Int] = []
    var first: Int?
    var number = 0
    for byte in text + [0x2B] {
      switch byte {
      case 0x2B:
        for index in (first ?? number)...number { result.append(index) }
        (first, number) = (nil, 0)
      case 0x2D: (first, number) = (number, 0)
      default: number = number * 10 + Int(byte - 0x30)
      }
    }
    return result
  }
}
