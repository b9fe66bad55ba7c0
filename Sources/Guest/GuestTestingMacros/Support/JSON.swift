#if canImport(SwiftSyntaxMacros)
  /// As much of JSON as entries need.
  enum JSON {
    case string(String)
    case number(Int)
    case boolean(Bool)
    case array([JSON])
    case object([(String, JSON)])

    var text: String {
      switch self {
      case .string(let value): Self.quote(value)
      case .number(let value): "\(value)"
      case .boolean(let value): "\(value)"
      case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
      case .object(let members):
        "{" + members.map { "\(Self.quote($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
      }
    }

    private static func quote(_ text: String) -> String {
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case _ where scalar.value < 0x20:
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    }
  }
#endif
