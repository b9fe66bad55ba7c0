/// An endless loop that does nothing but wait, or repeat one store.
///
/// It is how programs wait for ever, those that have tried to end QEMU among them.
struct ParkingLoop: Equatable {
  /// The address of its first instruction.
  package var start: UInt64

  /// What came right before it, or is in it, and may have been to end QEMU.
  package var attempt: Attempt?

  /// An instruction and its address.
  package struct Attempt: Equatable {
    package var address: UInt64
    var instruction: Instruction
  }

  /// No loop is longer, in bytes.
  private static let longest: UInt64 = 16

  /// How many instructions a compiler may put between the attempt and the loop.
  private static let mostBetween = 8

  /// Finds the loop that a program counter is in; nil if there's none.
  init?(around programCounter: UInt64, in memory: GuestMemory, _ set: InstructionSet) {
    var end = programCounter
    var target: UInt64?
    while target == nil, end &- programCounter <= Self.longest {
      guard let instruction = set.instruction(at: end, in: memory) else { return nil }
      switch instruction.kind {
      case .wait, .store: end &+= UInt64(instruction.size)
      case .jump(let to): target = to
      default: return nil
      }
    }
    guard let start = target, start <= programCounter, end &- start <= Self.longest else {
      return nil
    }
    self.start = start

    var stores: [Attempt] = []
    var address = start
    while address < end {
      guard let instruction = set.instruction(at: address, in: memory) else { return nil }
      switch instruction.kind {
      case .wait: break
      case .store: stores.append(Attempt(address: address, instruction: instruction))
      default: return nil
      }
      address &+= UInt64(instruction.size)
    }
    attempt = stores.first ?? Self.attempt(before: start, in: memory, set)
  }

  private static func attempt(
    before start: UInt64,
    in memory: GuestMemory,
    _ set: InstructionSet
  ) -> Attempt? {
    var address = start
    var store: Attempt?
    var isBehindOthers = false
    for _ in 0..<mostBetween {
      guard let instruction = set.instruction(before: address, in: memory) else { break }
      address -= UInt64(instruction.size)
      switch instruction.kind {
      case .wait: break
      case .semihostingCall, .firmwareCall, .output:
        return store ?? Attempt(address: address, instruction: instruction)
      case .store:
        // Its registers may have changed since, if anything else came after it. Of several, the
        // first begins the word.
        if isBehindOthers { return store }
        store = Attempt(address: address, instruction: instruction)
      case .other:
        if store != nil { return store }
        isBehindOthers = true
      case .jump, .branch: return store
      }
    }
    return store
  }
}
