import HostSupport
import QEMURunner

/// What a guest tells about its tests.
///
/// Source: `Documentation/ABI/test-protocol.md`, version 1, "From the guest".
enum GuestRecord: Equatable {
  case began(count: Int)
  case testStarted(Int)
  case testSkipped(Int, comment: String)
  case caseStarted(Int, String)
  case caseEnded(Int)
  case issue(TestIssue.Kind, isKnown: Bool, TestLocation, String)
  case comment(String)
  case values(String)
  case trap(Fault)
  case ended(String)
  case difference(String)
  case exitTest(body: Int, TestLocation, ExitCondition, comment: String?)
  case attachment(length: Int, name: String)
  case attachmentBytes([UInt8])
  case measurement(Int, name: String)
  case counters(offset: Int, [UInt8])
  case testEnded(Int)
  case finished

  /// Reads a record's line, without what it begins and ends with; nil if it isn't by the document.
  init?(line: [UInt8]) {
    guard let kind = line.first, line.count == 1 || line[1] == UInt8(ascii: " ") else { return nil }
    var rest = Fields(line.dropFirst(2))
    switch kind {
    case UInt8(ascii: "B"):
      guard let count = rest.lastNumber() else { return nil }
      self = .began(count: count)
    case UInt8(ascii: "S"):
      guard let index = rest.lastNumber() else { return nil }
      self = .testStarted(index)
    case UInt8(ascii: "K"):
      guard let index = rest.number() else { return nil }
      self = .testSkipped(index, comment: rest.text())
    case UInt8(ascii: "C"):
      guard let number = rest.number() else { return nil }
      self = .caseStarted(number, rest.text())
    case UInt8(ascii: "c"):
      guard let number = rest.lastNumber() else { return nil }
      self = .caseEnded(number)
    case UInt8(ascii: "I"):
      guard let kind = rest.word().flatMap(TestIssue.Kind.init(letter:)), let known = rest.word(),
        known == "+" || known == "-", let location = rest.location()
      else { return nil }
      self = .issue(kind, isKnown: known == "+", location, rest.text())
    case UInt8(ascii: "N"): self = .comment(rest.text())
    case UInt8(ascii: "V"): self = .values(rest.text())
    case UInt8(ascii: "F"): self = .difference(rest.text())
    case UInt8(ascii: "T"):
      guard let pc = rest.hexadecimal(), let address = rest.hexadecimal(),
        let status = rest.hexadecimal()
      else { return nil }
      let fault = Fault(
        kind: rest.text(),
        programCounter: pc,
        address: address,
        status: status
      )
      guard !fault.kind.isEmpty else { return nil }
      self = .trap(fault)
    case UInt8(ascii: "D"): self = .ended(rest.text())
    case UInt8(ascii: "X"):
      guard let body = rest.number(), let location = rest.location(), var words = rest.word()
      else { return nil }
      if words == "code", let code = rest.word() { words += " \(code)" }
      guard let condition = ExitCondition(words) else { return nil }
      let comment = rest.isEmpty ? nil : rest.text()
      self = .exitTest(body: body, location, condition, comment: comment)
    case UInt8(ascii: "A"):
      guard let length = rest.number() else { return nil }
      self = .attachment(length: length, name: rest.text())
    case UInt8(ascii: "a"):
      guard let bytes = rest.bytes() else { return nil }
      self = .attachmentBytes(bytes)
    case UInt8(ascii: "M"):
      guard let count = rest.number() else { return nil }
      self = .measurement(count, name: rest.text())
    case UInt8(ascii: "P"):
      guard let offset = rest.number(), offset % 8 == 0, let bytes = rest.bytes(),
        bytes.count <= 128
      else { return nil }
      self = .counters(offset: offset, bytes)
    case UInt8(ascii: "E"):
      guard let index = rest.lastNumber() else { return nil }
      self = .testEnded(index)
    case UInt8(ascii: "Q"):
      guard rest.isEmpty else { return nil }
      self = .finished
    default: return nil
    }
  }

  /// The fields behind a record's letter.
  private struct Fields {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
      rest = bytes
    }

    var isEmpty: Bool { rest.isEmpty }

    /// The next field as it stands.
    private mutating func field() -> ArraySlice<UInt8>? {
      let field = rest.prefix { $0 != UInt8(ascii: " ") }
      guard !field.isEmpty else { return nil }
      rest = rest.dropFirst(field.count + 1)
      return field
    }

    mutating func word() -> String? { field().map { String(decoding: $0, as: UTF8.self) } }

    mutating func number() -> Int? {
      guard let field = field(), field.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      return Int(String(decoding: field, as: UTF8.self))
    }

    /// A number behind which there's nothing.
    mutating func lastNumber() -> Int? {
      let count = rest.count
      guard let number = number(), rest.isEmpty, "\(number)".utf8.count == count else { return nil }
      return number
    }

    mutating func hexadecimal() -> UInt64? {
      guard let field = field(), field.starts(with: [0x30, 0x78]), field.count <= 18 else {
        return nil
      }
      let digits = String(decoding: field.dropFirst(2), as: UTF8.self)
      guard digits.first?.isHexDigit == true else { return nil }
      return UInt64(digits, radix: 16)
    }

    mutating func location() -> TestLocation? {
      guard let file = field(), let line = number(), let column = number() else { return nil }
      let fileID = GuestRecord.unescaped(file)
      guard fileID.utf8.contains(UInt8(ascii: "/")) else { return nil }
      return TestLocation(fileID: fileID, line: line, column: column)
    }

    /// All that is left.
    func text() -> String { GuestRecord.unescaped(rest) }

    /// All that is left, two hexadecimal digits a byte.
    func bytes() -> [UInt8]? {
      guard rest.count % 2 == 0 else { return nil }
      var bytes: [UInt8] = []
      var digits = rest.makeIterator()
      while let high = digits.next(), let low = digits.next() {
        guard let high = Self.value(high), let low = Self.value(low) else { return nil }
        bytes.append(high << 4 | low)
      }
      return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x41 + 10
      case 0x61...0x66: digit - 0x61 + 10
      default: nil
      }
    }
  }

  /// Text as it was before it was written in a line. A backslash before anything unknown stands for
  /// itself.
  static func unescaped(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      guard isEscape else {
        if byte == UInt8(ascii: "\\") { isEscape = true } else { text.append(byte) }
        continue
      }
      isEscape = false
      switch byte {
      case UInt8(ascii: "\\"): text.append(byte)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "e"): text.append(0x1E)
      case UInt8(ascii: "s"): text.append(0x20)
      default: text += [UInt8(ascii: "\\"), byte]
      }
    }
    if isEscape { text.append(UInt8(ascii: "\\")) }
    return String(decoding: text, as: UTF8.self)
  }
}
