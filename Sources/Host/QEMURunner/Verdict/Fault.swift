import HostSupport

/// An exception that a guest didn't expect, as BareMetal's trap report tells it.
public struct Fault: Equatable, Sendable {
  /// The architecture's exception, in words, for example "data abort".
  public var kind: String

  /// The address of the instruction.
  public var programCounter: UInt64

  /// What the instruction accessed, where the processor tells; otherwise 0.
  public var address: UInt64

  /// The raw register that tells the cause: `ESR_ELx`, `DFSR` or `IFSR`, `CFSR`, `mcause`, or the
  /// error code of x86.
  public var status: UInt64

  /// What of the source the instruction belongs to, as far as the image tells.
  public var location: SourceLocation?

  /// Which of Swift's own checks failed, for example "Index out of range", if the image tells.
  public var message: String?

  /// Describes an exception.
  public init(
    kind: String,
    programCounter: UInt64,
    address: UInt64,
    status: UInt64,
    location: SourceLocation? = nil,
    message: String? = nil
  ) {
    self.kind = kind
    self.programCounter = programCounter
    self.address = address
    self.status = status
    self.location = location
    self.message = message
  }

  /// Reads the report that ends a console.
  ///
  /// - Parameter console: The last that the guest wrote to its console, at least ``mostBytes`` if
  ///   there was as much.
  /// - Returns: Nil if it doesn't end with a report, complete and to the letter.
  ///
  /// Source: `Documentation/ABI/trap-report.md`, version 1.
  package init?(endOfConsole console: some BidirectionalCollection<UInt8>) {
    let end = console.suffix(Self.mostBytes)
    guard end.last == UInt8(ascii: "\n") else { return nil }
    let text = end.dropLast()
    guard let newline = text.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = String(decoding: text[text.index(after: newline)...], as: UTF8.self)
    guard line.hasPrefix(Self.start), let at = line.firstRange(of: " at 0x") else { return nil }
    let kind = line[line.index(line.startIndex, offsetBy: Self.start.count)..<at.lowerBound]
    let fields = line[at.lowerBound...].split(separator: ",", omittingEmptySubsequences: false)
    guard !kind.isEmpty, kind.utf8.allSatisfy(Self.isOfKind), fields.count == 3,
      let programCounter = Self.number(fields[0], " at 0x"),
      let address = Self.number(fields[1], " address 0x"),
      let status = Self.number(fields[2], " status 0x")
    else { return nil }
    self.init(
      kind: String(kind),
      programCounter: programCounter,
      address: address,
      status: status
    )
  }

  /// The code that a guest ends with that has written a report.
  package static let code: Int32 = 1

  /// No report is longer, the newline before it included.
  package static let mostBytes = 256

  private static let start = "trap: "

  private static func isOfKind(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
  }

  /// A field's number, 1 to 16 hexadecimal digits in lower case.
  private static func number(_ field: Substring, _ name: String) -> UInt64? {
    let digits = field.dropFirst(name.count)
    guard field.hasPrefix(name), digits.count <= 16,
      digits.allSatisfy({ $0.isHexDigit && !$0.isUppercase })
    else { return nil }
    return UInt64(digits, radix: 16)
  }
}

extension Fault: CustomStringConvertible {
  /// For people: `data abort at 0x40100a5c in readRegister() at Sources/Guest/Guest.swift:12`.
  public var description: String {
    var text = "\(kind) at \(programCounter.hexadecimal)"
    if let location { text += " in \(location)" }
    if let message { text += ": \(message.onOneLine)" }
    return text
  }
}
