import Glibc
import HostSupport
import QEMURunner
import Sandbox

/// Looks for patterns in what a guest has written.
///
/// What a guest writes is a stranger's, and there are lines on which a harmless regular expression
/// takes longer than anybody waits: `(a+)+$` twice as long for each further `a`. Nothing ends
/// Swift's search for one but the end of its process. So `qemu-exit-settings` looks for them, and is
/// killed if it takes too long.
package struct ConsoleSearch {
  /// How a search ends.
  package enum Ending: Equatable {
    /// It is complete: so many patterns were found.
    case found(Int)
    /// It was ended when its time was up.
    case outOfTime(found: Int)
    /// It couldn't be made; why.
    case failed(String)
    /// It was ended because this program was told to end.
    case cancelled(signal: Int32)
  }

  private let patterns: [ConsolePattern]
  private let program: String?
  private let patience: Duration
  private let cancellation: Int32

  /// Memory for what a regular expression has yet to try.
  private static let mostMemory: UInt64 = 2 << 30

  /// The argument of `qemu-exit-settings` that patterns follow.
  package static let option = "--find"

  /// Describes a search.
  ///
  /// - Parameters:
  ///   - patterns: What to look for, in this order.
  ///   - program: The path of `qemu-exit-settings`; nil for `QEMU_EXIT_SETTINGS`, or the one in
  ///     this program's folder.
  ///   - patience: How long regular expressions may take.
  ///   - cancellation: A socket in which a byte, a signal's number, ends the search.
  package init(
    for patterns: [ConsolePattern],
    program: String?,
    patience: Duration = .seconds(30),
    cancellation: Int32
  ) {
    self.patterns = patterns
    self.program = program
    self.patience = patience
    self.cancellation = cancellation
  }

  /// Looks for the patterns in all that was written.
  package func run(in console: Spool) -> Ending {
    guard patterns.contains(where: \.isExpression) else { return runHere(in: console) }
    // The program's place in the file is this one's.
    _ = lseek(console.file.number, 0, SEEK_SET)
    do {
      let program = try program ?? Settings.parserPath()
      guard Installation.isProgram(program) else {
        return .failed("\(program), which looks for regular expressions, isn't there. Install it")
      }
      let (ending, output) = try ConfinedTool.run(
        program,
        [Self.option] + patterns.map(\.description),
        input: console.file.number,
        limits: ConfinedTool.Limits(
          memory: Self.mostMemory,
          output: patterns.count,
          deadline: ContinuousClock.now + patience,
          cancellation: cancellation
        )
      )
      switch ending {
      case .success: return .found(output.count)
      case .failure: return .failed("\(program), which looks for regular expressions, failed")
      case .outOfTime: return .outOfTime(found: output.count)
      case .cancelled(let signal): return .cancelled(signal: signal)
      }
    } catch {
      return .failed("\(error)")
    }
  }

  /// Looks for texts, which takes no longer than to read what was written.
  private func runHere(in console: Spool) -> Ending {
    var search = LineSearch(patterns)
    var signal: Int32?
    console.read { portion in
      search.read(portion)
      signal = Cancellation.signal(from: cancellation)
      return !search.isComplete && signal == nil
    }
    search.finish()
    if let signal, !search.isComplete { return .cancelled(signal: signal) }
    return .found(search.found)
  }

  /// Why nobody knows whether the patterns are there, for people.
  package func problem(_ ending: Ending) -> String? {
    switch ending {
    case .outOfTime(let found):
      let pattern = found < patterns.count ? patterns[found].description : "the patterns"
      return
        "the pattern took too long: after \(patience.components.seconds) s nobody knew whether "
        + "the console has a line with \(pattern)"
    case .failed(let words):
      return "can't look for the console's patterns: \(words)"
    case .found, .cancelled: return nil
    }
  }
}
