import CQEMUExit
import Synchronization

@testable import Semihosting

/// A host that writes down what it is asked for, in place of the trap that this machine hasn't got.
final class MockHost {
  /// A call: the operation, the fields of its block, and the texts that fields point to.
  struct Call: Equatable {
    var operation: UInt
    var fields: [UInt]
    var texts: [String] = []
  }

  /// The calls so far.
  private(set) var calls: [Call] = []

  /// What the host does: takes the operation and the fields, and returns the result.
  var answer: (UInt, [UInt]) -> UInt

  /// What was given to `SYS_WRITE`, call by call.
  private(set) var written: [[UInt8]] = []

  /// What `SYS_READ` puts into the program's memory, call by call.
  var input: [[UInt8]] = []

  /// What the host writes into the blocks of operations.
  var fill: [UInt: [UInt]] = [:]

  /// What a field points to is a text for these operations: the fields of address and length.
  private static let texts: [UInt: [(Int, Int)]] = [
    0x01: [(0, 2)], 0x0E: [(0, 1)], 0x0F: [(0, 1), (2, 3)], 0x12: [(0, 1)],
  ]

  /// The number of fields of an operation's block; nil for those without a block.
  private static let fields: [UInt: Int] = [
    0x01: 3, 0x02: 1, 0x05: 3, 0x06: 3, 0x08: 1, 0x09: 1, 0x0A: 2, 0x0C: 1, 0x0D: 3, 0x0E: 2,
    0x0F: 4, 0x12: 2, 0x15: 2, 0x16: 1, 0x30: 2,
  ]

  init(answer: @escaping (UInt, [UInt]) -> UInt) {
    self.answer = answer
  }

  /// Runs with this host. One at a time: the library knows one host, and one of each stream.
  @discardableResult
  func run<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.turn.withLock { _ in
      Self.current = self
      defer { Self.current = nil }
      return try body()
    }
  }

  private static let turn = Mutex(())

  func take(_ operation: UInt, _ parameter: UInt) -> UInt {
    var fields = [parameter]
    if let count = Self.fields[operation] {
      let block = UnsafePointer<UInt>(bitPattern: parameter)
      fields = (0..<count).compactMap { block?[$0] }
      for (index, word) in (fill[operation] ?? []).enumerated() {
        UnsafeMutablePointer(mutating: block)?[index] = word
      }
    }
    // Addresses differ from run to run; the texts are what matters.
    var call = Call(operation: operation, fields: fields)
    for (address, length) in Self.texts[operation] ?? [] {
      guard let text = UnsafePointer<UInt8>(bitPattern: fields[address]) else { continue }
      let bytes = UnsafeBufferPointer(start: text, count: Int(fields[length]) + 1)
      // The zero behind it belongs to the call.
      call.texts.append(String(decoding: bytes, as: UTF8.self))
      call.fields[address] = 0
    }
    if operation == 0x05, let start = UnsafePointer<UInt8>(bitPattern: fields[1]) {
      written.append(Array(UnsafeBufferPointer(start: start, count: Int(fields[2]))))
    }
    if operation == 0x06, !input.isEmpty,
      let start = UnsafeMutablePointer<UInt8>(bitPattern: fields[1])
    {
      let bytes = input.removeFirst()
      start.update(from: bytes, count: bytes.count)
      calls.append(call)
      return fields[2] - UInt(bytes.count)
    }
    calls.append(call)
    return answer(operation, fields)
  }

  nonisolated(unsafe) fileprivate static var current: MockHost?
}

/// What the library calls on a machine without semihosting, if it is there.
@c(_qx_semihosting_host)
public func semihostingHost(_ operation: UInt, _ parameter: UInt) -> UInt {
  MockHost.current?.take(operation, parameter) ?? UInt.max
}
