import CHostSupport
import Glibc
import HostSupport

/// A program that deals with what a stranger has made. It may read its own files, those that are
/// named and what systems have for all programs, may do nothing else, and is killed if it takes too
/// long.
package enum ConfinedTool {
  /// How a program has ended.
  package enum Ending: Equatable {
    /// By itself, with success.
    case success
    /// By itself with another status, by a signal, or because it wrote too much or can't be waited
    /// for.
    case failure
    /// It was killed when its time was up.
    case outOfTime
    /// It was killed because this program was told to end.
    case cancelled(signal: Int32)
  }

  /// What a program may use, and until when.
  package struct Limits {
    /// The most bytes of memory that it may write to.
    package var memory: UInt64 = 4 << 30

    /// The most bytes that it may write to standard output.
    package var output: Int

    /// When it is killed.
    package var deadline: ContinuousClock.Instant

    /// A file descriptor from which one byte, a signal's number, ends it; nil for none.
    package var cancellation: Int32?

    package init(
      memory: UInt64 = 4 << 30,
      output: Int,
      deadline: ContinuousClock.Instant,
      cancellation: Int32? = nil
    ) {
      self.memory = memory
      self.output = output
      self.deadline = deadline
      self.cancellation = cancellation
    }
  }

  /// Runs a program to its end, kept from all files but its own and those that are named. Its working
  /// folder is `/`.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: Its arguments.
  ///   - files: The files that it may read: absolute paths.
  ///   - limits: What it may use.
  /// - Returns: How it ended and what it has written; nil if it can't be confined.
  package static func run(
    _ program: String,
    _ arguments: [String],
    reading files: [String],
    limits: Limits
  ) throws -> (ending: Ending, output: [UInt8])? {
    let program = Path.absolute(program)
    var paths = HostPaths(for: HostProgram(program))
    for path in files { paths.allow(path, QX_READ) }
    paths.showsProcesses = true
    var bubblewrap: HostPaths.Method? {
      Installation().path(of: "bwrap").map { HostPaths.Method.bubblewrap($0) }
    }
    guard let method = _qx_landlock_version() > 0 ? .landlock : bubblewrap else { return nil }
    let barrier = try paths.barrier(by: method, for: Enclosure(directory: "/"))
    return try run(program, arguments, input: -1, behind: barrier, limits: limits)
  }

  /// Runs a program to its end that opens no files on anybody's behalf. It is kept from starting
  /// programs, from the network and from other processes all the same.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: Its arguments.
  ///   - input: The descriptor that becomes its standard input; -1 for none.
  ///   - barrier: What keeps it from files.
  ///   - limits: What it may use.
  package static func run(
    _ program: String,
    _ arguments: [String],
    input: Int32,
    behind barrier: Enclosure.Barrier = .none,
    limits: Limits
  ) throws(SystemError) -> (ending: Ending, output: [UInt8]) {
    // Behind each barrier the same one: with bubblewrap there's no other.
    var enclosure = Enclosure(
      directory: "/",
      limits: Enclosure.Limits(memory: limits.memory, fileSize: 0)
    )
    enclosure.barrier = barrier
    var pipe = try Pipe()
    var process = try enclosure.start(
      program,
      arguments,
      environment: [],
      descriptors: [input, pipe.writing?.number ?? -1, -1]
    )
    pipe.closeWriting()
    var output: [UInt8] = []
    var isOpen = true
    var ending = Ending.outOfTime
    waiting: while ContinuousClock.now < limits.deadline {
      var waits = [
        pollfd(fd: isOpen ? pipe.reading.number : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: process.descriptor?.number ?? -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: limits.cancellation ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      // Once its output has ended, a program without a descriptor has only its end before it.
      if !isOpen && process.descriptor == nil { return (Self.ending(process.wait()), output) }
      guard poll(&waits, 3, limits.deadline.milliseconds) >= 0 || errno == EINTR else {
        ending = .failure
        break waiting
      }
      if waits[2].revents != 0, let cancellation = limits.cancellation,
        let signal = Cancellation.signal(from: cancellation)
      {
        ending = .cancelled(signal: signal)
        break waiting
      }
      if waits[0].revents != 0 {
        isOpen = pipe.reading.read { output.append(contentsOf: $0) } != .end
        if output.count > limits.output {
          ending = .failure
          break waiting
        }
      } else if waits[1].revents != 0 {
        return (Self.ending(process.wait()), output)
      }
    }
    process.kill()
    _ = process.wait()
    return (ending, output)
  }

  private static func ending(_ ending: ChildProcess.Ending) -> Ending {
    ending == .status(0) ? .success : .failure
  }
}
