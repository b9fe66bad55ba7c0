/// A processor's registers, as the monitor's `info registers -a` shows them.
struct Registers: Equatable {
  /// The processor's number.
  package let core: Int

  /// The most processors that are told of. The machines of QEMU 10.0 have no more; a QEMU that was taken
  /// over may tell of millions.
  static let mostCores = 1024

  /// The longest name of a register.
  private static let longestName = 16

  /// The values by the names that QEMU prints: `PC`, `X00`, `R15`, `PSR`, `RIP`; RISC-V's by
  /// number: `pc`, `x10`, `mepc`.
  package private(set) var values: [String: UInt64] = [:]

  /// The program counter, by the names that the architectures have for it.
  package var programCounter: UInt64? {
    // x86_64 has another R15.
    for name in ["PC", "pc", "RIP", "EIP", "R15"] {
      if let value = values[name] { return value }
    }
    return nil
  }

  /// Whether a 32-bit Arm processor executes T32: CPSR.T, which the M profile, with XPSR, has
  /// always set.
  var isThumb: Bool { values["XPSR"] != nil || values["PSR"].map { $0 & 0x20 != 0 } ?? false }

  subscript(name: String) -> UInt64? { values[name] }

  /// Reads the whole answer. What isn't understood is left out, and so are processors beyond
  /// ``mostCores``.
  package static func all(in answer: String) -> [Registers] {
    var result: [Registers] = []
    for line in answer.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("CPU#"), let core = Int(line.dropFirst(4)) {
        guard result.count < mostCores else { break }
        result.append(Registers(core: core))
      } else if !result.isEmpty {
        result[result.count - 1].read(line)
      }
    }
    return result
  }

  /// Reads a line of `NAME=VALUE`, or of names and values in turn as RISC-V has it.
  private mutating func read(_ line: Substring) {
    var name: Substring?
    for word in line.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 {
        // `R8 =0000` has its name in the word before.
        let key = parts[0].isEmpty ? name : parts[0]
        if let key, key.utf8.count <= Self.longestName, let value = UInt64(parts[1], radix: 16) {
          values[String(key)] = value
        }
        name = nil
      } else if let key = name, key.utf8.count <= Self.longestName, word.utf8.count >= 8,
        let value = UInt64(word, radix: 16)
      {
        values[String(key.prefix { $0 != "/" })] = value
        name = nil
      } else {
        name = word
      }
    }
  }
}
