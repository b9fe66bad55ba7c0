extension QEMUCommand {
  /// Whether QEMU answers semihosting calls when it is started by this command.
  ///
  /// All `-semihosting-config` options make one list in which the last word on `enable` counts; one
  /// that doesn't say it enables. Source: QEMU, `semihosting/config.c`, tried on 7.2.22 and 10.0.2.
  var hasSemihosting: Bool {
    var isEnabled = false
    var setting: Bool?
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word.hasPrefix("--") ? word.dropFirst() : word[...] {
      case "-semihosting":
        isEnabled = true
      case "-semihosting-config":
        for part in Self.parts(of: rest.popFirst() ?? "") {
          if part.hasPrefix("enable=") {
            setting = ["on", "yes", "true", "y"].contains(part.dropFirst(7))
          }
        }
        isEnabled = setting ?? true
      // What follows is text.
      case "-append", "-kernel", "-bios":
        rest = rest.dropFirst()
      default: break
      }
    }
    return isEnabled
  }

  /// What single commas separate in an option's value. Doubled ones belong to a part, and are left
  /// out here.
  private static func parts(of value: String) -> [Substring] {
    var parts: [Substring] = []
    var goesOn = false
    for piece in value.split(separator: ",", omittingEmptySubsequences: false) {
      if goesOn {
        parts[parts.count - 1] += piece
        goesOn = false
      } else if piece.isEmpty, !parts.isEmpty {
        goesOn = true
      } else {
        parts.append(piece)
      }
    }
    return parts
  }
}
