#if CommandLineTool
  import CHostSupport

  /// The words that this program was started with, its own name first.
  enum ProgramArguments {
    static let all: [String] = {
      var count: Int32 = 0
      guard let words = _qx_arguments(&count) else { return CommandLine.arguments }
      var all: [String] = []
      for index in 0..<Int(count) {
        if let word = words[index] { all.append(String(cString: word)) }
      }
      return all
    }()
  }
#endif
