import HostSupport

/// An address in a guest, for people: `0x40100018 in main+0x14`.
package struct SymbolizedAddress: CustomStringConvertible {
  package let description: String

  package init(_ address: UInt64, _ symbol: Symbol?) {
    var text = address.hexadecimal
    if let symbol {
      text += " in \(symbol.name.onOneLine)"
      if symbol.offset > 0 { text += "+\(symbol.offset.hexadecimal)" }
    }
    description = text
  }
}
