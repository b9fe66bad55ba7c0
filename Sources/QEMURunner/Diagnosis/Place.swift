/// An address in a guest, for people: `0x40100018 in main+0x14`.
struct Place: CustomStringConvertible {
  let description: String

  init(_ address: UInt64, _ symbol: Diagnosis.Symbol?) {
    var text = address.hexadecimal
    if let symbol {
      text += " in \(symbol.name.onOneLine)"
      if symbol.offset > 0 { text += "+\(symbol.offset.hexadecimal)" }
    }
    description = text
  }
}

extension BinaryInteger {
  /// The number as C has it: `0x1f`.
  var hexadecimal: String { "0x\(String(self, radix: 16))" }
}
