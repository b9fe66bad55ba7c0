import HostSupport

/// Why QEMU wasn't started.
public enum LaunchError: ToolError, Equatable {
  /// No program of the name is there: the program, the packages that may have it.
  case missingQEMU(String, packages: [String])
  /// A program that the user named isn't there or may not be executed.
  case notExecutable(String)
  /// The machine has no such channel for input.
  case noInput(GuestInput, machine: String)
  /// The guest's arguments make a longer line than the machine's firmware takes: its bytes, the
  /// most.
  case argumentsTooLong(Int, most: Int)
  /// A Linux kernel can't get the guest's arguments.
  case argumentsForLinux
  /// The guest's arguments and the kernel's command line were given, which are one line on x86.
  case argumentsAndAppend
  /// The initial RAM disk can't be read: its path, the system's words.
  case initrd(String, String)
  /// QEMU doesn't hand an initial RAM disk to such an image: what it is.
  case noInitrd(for: String)

  /// Whether there's no QEMU to start.
  var isMissingQEMU: Bool {
    switch self {
    case .missingQEMU, .notExecutable: true
    default: false
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
    case .argumentsForLinux:
      "Linux takes no arguments after --. Use --append for its command line, which may have ' -- ' "
        + "and the arguments of its first process at the end"
    case .argumentsAndAppend:
      "on x86 the arguments after -- and the text of --append are the same line. Use one of them"
    case .initrd(let path, let words):
      "\(path): \(words). It is the file of --initrd"
    case .noInitrd(let image):
      "--initrd: QEMU hands no initial RAM disk to \(image)"
    case .argumentsTooLong(let count, let most):
      "the guest's arguments and its name make a line of \(count) bytes; on x86 it can have \(most)"
    }
  }
}
