import Glibc
import HostSupport
import Sandbox

/// Tells what of the source an address belongs to, by the toolchain's `llvm-symbolizer`.
///
/// Images may be a stranger's, and what reads their debug information is large: it runs confined,
/// may read the image and nothing else that is a user's, and is killed if it takes too long. It is
/// asked once for all addresses: of a large image it is slow to read.
package struct Symbolizer {
  /// The image's path for a program that has another working folder, and other files around it.
  private let path: String
  private let isELF: Bool
  private let installation: Installation

  private let cancellation: Int32?

  private let patience: Duration
  private static let mostOutput = 4 << 20

  /// What of the source an address belongs to.
  package struct Frame: Equatable {
    /// The innermost function with a line of somebody's file.
    package var location: SourceLocation?

    /// Which of Swift's checks the instruction is for.
    package var message: String?
  }

  /// This program was told to end meanwhile.
  package struct Cancelled: Error {
    package var signal: Int32
  }

  /// - Parameters:
  ///   - image: The image.
  ///   - installation: Where the toolchain is looked for.
  ///   - cancellation: A file descriptor from which one byte, a signal's number, ends the search.
  ///   - patience: How long it may take, whatever is to be told.
  package init(
    _ image: Image,
    by installation: Installation,
    cancellation: Int32? = nil,
    patience: Duration = .seconds(10)
  ) {
    self.patience = patience
    path = Path.real(image.path) ?? image.path
    isELF = if case .elf = image.format { true } else { false }
    self.installation = installation
    self.cancellation = cancellation
  }

  /// What belongs to addresses, one for each; nothing if the image doesn't tell, there's no
  /// `llvm-symbolizer`, or it takes too long.
  package func frames(at addresses: [UInt64]) throws(Cancelled) -> [Frame] {
    let nothing = addresses.map { _ in Frame() }
    let deadline = ContinuousClock.now + patience
    guard !addresses.isEmpty, isELF,
      let answers = try output(
        of: "llvm-symbolizer",
        ["--obj=\(path)"] + addresses.map { $0.hexadecimal },
        until: deadline
      )
    else { return nothing }
    var frames = Self.frames(in: answers)
    // What answers for something else is no answer.
    guard frames.count == addresses.count else { return nothing }
    let names = frames.compactMap { $0.location?.function }.filter(Self.isMangled)
    if !names.isEmpty,
      let answers = try output(
        of: "swift-demangle",
        ["--compact", "--simplified"] + names,
        until: deadline
      )
    {
      let plain = answers.split(separator: "\n", omittingEmptySubsequences: false)
      for index in frames.indices {
        guard let name = frames[index].location?.function,
          let place = names.firstIndex(of: name), place < plain.count, !plain[place].isEmpty
        else { continue }
        frames[index].location?.function = String(plain[place])
      }
    }
    return frames
  }

  /// Reads `llvm-symbolizer`'s answers: for each address two lines a function, the innermost first,
  /// its name and `FILE:LINE:COLUMN`, and an empty line.
  package static func frames(in output: String) -> [Frame] {
    var frames: [Frame] = []
    var lines: [Substring] = []
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty {
        lines.append(line)
      } else if !lines.isEmpty {
        frames.append(frame(in: lines))
        lines = []
      }
    }
    return frames
  }

  private static func frame(in lines: [Substring]) -> Frame {
    var message: String?
    var named: String?
    for index in stride(from: 0, to: lines.count - 1, by: 2) {
      let name = String(lines[index])
      if name.hasPrefix(failure) {
        message = String(name.dropFirst(failure.count))
        continue
      }
      let parts = lines[index + 1].split(separator: ":", omittingEmptySubsequences: false)
      guard name != "??", parts.count >= 3 else { continue }
      let file = parts.dropLast(2).joined(separator: ":")
      if let line = Int(parts[parts.count - 2]), line > 0, !file.hasSuffix("<compiler-generated>") {
        return Frame(
          location: SourceLocation(function: name, file: file, line: line),
          message: message
        )
      }
      named = named ?? name
    }
    return Frame(location: named.map { SourceLocation(function: $0) }, message: message)
  }

  /// How the compiler names the function that a failed check would be, if it were one.
  private static let failure = "Swift runtime failure: "

  /// Swift's mangled names begin with `$s`, those of Embedded Swift with `$e`.
  private static func isMangled(_ name: String) -> Bool {
    name.hasPrefix("$s") || name.hasPrefix("$e")
  }

  /// What a program of the toolchain writes; nil if there's none, or it fails or takes too long.
  private func output(
    of program: String,
    _ arguments: [String],
    until deadline: ContinuousClock.Instant
  ) throws(Cancelled) -> String? {
    guard let program = installation.toolchainPath(of: program),
      let (ending, output) = try? ConfinedTool.run(
        program,
        arguments,
        reading: [path],
        limits: ConfinedTool.Limits(
          output: Self.mostOutput,
          deadline: deadline,
          cancellation: cancellation
        )
      )
    else { return nil }
    if case .cancelled(let signal) = ending { throw Cancelled(signal: signal) }
    return ending == .success ? String(decoding: output, as: UTF8.self) : nil
  }
}
