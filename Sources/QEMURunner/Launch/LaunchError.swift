/// Why QEMU wasn't started.
public enum LaunchError: Error, Equatable, CustomStringConvertible {
  /// No program of the name is there: the program, the packages that may have it.
  case missingQEMU(String, packages: [String])
  /// A program that the user named isn't there or may not be executed.
  case notExecutable(String)
  /// The machine has no such channel for input.
  case noInput(GuestInput, machine: String)
  /// The guest's arguments make a longer line than the machine's firmware takes: its bytes, the
  /// most.
  case argumentsTooLong(Int, most: Int)
  /// The system refused: what was tried, the system's words.
  case system(String, String)

  /// Whether there's no QEMU to start.
  var isMissingQEMU: Bool {
    switch self {
    case .missingQEMU, .notExecutable: true
    case .noInput, .argumentsTooLong, .system: false
    }
  }

  public var description: String {
    switch self {
    case .missingQEMU(let program, let packages):
      "\(program) is not installed. Install it: sudo apt-get install \(packages.joined(separator: " or "))"
    case .notExecutable(let path):
      "\(path): no such program. Give the path of a qemu-system program, or leave out --qemu"
    case .noInput(let input, let machine):
      "\(machine) has no input channel \(input.rawValue): it has no semihosting. Use --stdin uart or none"
    case .argumentsTooLong(let count, let most):
      "the guest's arguments and its name make a line of \(count) bytes; on x86 it can have \(most)"
    case .system(let what, let words):
      "\(what): \(words)"
    }
  }
}
