#if CommandLineTool
  import Glibc

  /// The words that this program was started with, its own name first.
  enum ProgramArguments {
    /// As the system tells them. `CommandLine.arguments` looks for them on the stack, and for the stack
    /// in a description of all memory, which takes a twentieth of all that the tool does for a run.
    static let all: [String] = fromSystem() ?? CommandLine.arguments

    /// More bytes are left to `CommandLine`.
    private static let most = 4096

    /// Source: proc(5), `/proc/pid/cmdline`: the words, each with a zero byte behind it.
    private static func fromSystem() -> [String]? {
      let file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: most) { bytes in
        guard let start = bytes.baseAddress else { return nil }
        let count = read(file, start, most)
        guard 0 < count, count < most, bytes[count - 1] == 0 else { return nil }
        var words: [String] = []
        var index = 0
        while index < count {
          words.append(String(cString: start + index))
          index += strlen(start + index) + 1
        }
        return words
      }
    }
  }
#endif
