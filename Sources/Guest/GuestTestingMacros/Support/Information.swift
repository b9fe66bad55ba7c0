#if canImport(SwiftSyntaxMacros)
  /// What an image says about a test, a suite or an exit test: Documentation/ABI/test-records.md.
  struct Information {
    enum Kind: UInt32 {
      case test = 1
      case suite = 2
      case exit = 3
    }

    var kind: Kind
    var name: String
    var place: Place
    var suites: [String] = []
    var traits = Traits()
    var isParameterized = false

    /// FNV-1a of the kind and the place.
    var identity: UInt64 {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in "\(kind) \(place.identifier)".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
      return hash & 0xFFFF_FFFF == 0 ? hash | 1 : hash
    }

    /// The keys and values.
    var json: String {
      var members = [
        ("kind", JSON.string("\(kind)")), ("name", .string(name)), ("file", .string(place.file)),
        ("line", .number(place.line)), ("column", .number(place.column)),
      ]
      if !suites.isEmpty { members.append(("suites", .array(suites.map(JSON.string)))) }
      if let name = traits.displayName { members.append(("displayName", .string(name))) }
      if !traits.tags.isEmpty { members.append(("tags", .array(traits.tags.map(JSON.string)))) }
      if !traits.bugs.isEmpty { members.append(("bugs", .array(traits.bugs.map(\.json)))) }
      if traits.isDisabled { members.append(("disabled", .boolean(true))) }
      if let comment = traits.disabledComment { members.append(("comment", .string(comment))) }
      if !traits.comments.isEmpty {
        members.append(("comments", .array(traits.comments.map(JSON.string))))
      }
      if let limit = traits.timeLimit { members.append(("timeLimit", .number(limit))) }
      if traits.wantsBoot { members.append(("isolation", .string("boot"))) }
      if isParameterized { members.append(("parameterized", .boolean(true))) }
      if traits.isSerialized { members.append(("serialized", .boolean(true))) }
      return JSON.object(members).text
    }

    /// The entry, in words of 64 bits.
    var words: [UInt64] {
      let text = Array(json.utf8)
      let length = (16 + text.count + 7) / 8 * 8
      var bytes = Array("QXT1".utf8)
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: identity >> ($0 * 8)) }
      bytes += text
      bytes += Array(repeating: 0, count: length - bytes.count)
      return stride(from: 0, to: length, by: 8).map { start in
        bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
    }

    /// The declarations of the record and the entry.
    ///
    /// - Parameters:
    ///   - names: The two constants' names.
    ///   - modifiers: What stands before `let`.
    ///   - body: What the record's function does.
    func declarations(
      names: (record: String, entry: String),
      modifiers: String,
      body: String
    ) -> [String] {
      let words = words
      let types = Array(repeating: "UInt64", count: words.count).joined(separator: ", ")
      let values = words.map { "0x" + String($0, radix: 16) }.joined(separator: ", ")
      let low = String(identity & 0xFFFF_FFFF, radix: 16)
      let high = String(identity >> 32, radix: 16)
      return [
        """
        @section("qemu_exit_tests") @used
        \(modifiers) let \(names.record): (UInt32, UInt32, UInt32, UInt32, @convention(c) () -> Void) = (
          0x\(low), 0x\(high), \(kind.rawValue), 0, { \(body) }
        )
        """,
        """
        @section("qemu_exit_info") @used
        \(modifiers) let \(names.entry): (\(types)) = (
          \(values)
        )
        """,
      ]
    }
  }
#endif
