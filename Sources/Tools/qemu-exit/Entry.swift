#if CommandLineTool
  import ArgumentParser
  import BatchRunner
  import CHostSupport
  import Glibc
  import GuestBuilder
  import HostSupport
  import ObjectFile
  import QEMURunner
  import Sandbox
  import TestRunner

  /// Runs the command that the arguments name.
  @main
  struct Entry {
    static func main() {
      openStandardDescriptors()
      Terminal.noteSignals()
      // Whoever ignores it, and starts this program, would keep it from QEMU's status.
      signal(SIGCHLD, SIG_DFL)
      do {
        if let request = plainRun() { Glibc.exit(try request.run()) }
        var command = try parse()
        try command.run()
      } catch let exit as ExitCode {
        Glibc.exit(exit.rawValue)
      } catch let error as CancelledError {
        _qx_end_by_signal(error.signal)
        Glibc.exit(128 + error.signal)
      } catch let error as any ToolError {
        Terminal.standardError.error(error.description)
        Glibc.exit(error.exitStatus)
      } catch {
        // The argument parser has words and a usage line for its own. They quote the arguments.
        let words = QEMUExit.fullMessage(for: error)
        if QEMUExit.exitCode(for: error) == .success {
          print(words)
          Glibc.exit(0)
        }
        Terminal.standardError.write(words.onLines + "\n")
        // Nothing ran. The number is the same for every way that a command can be wrong.
        Glibc.exit(125)
      }
    }

    /// Opens those of the descriptors 0 to 2 that are closed: the first pipe would get their
    /// numbers, and be taken for what they stand for.
    private static func openStandardDescriptors() {
      for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 {
        // The lowest free number, which is this one.
        _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
      }
    }

    /// The run that `qemu-exit run IMAGE` asks for, without options: the call that build systems
    /// and test runners make thousands of times. Setting up the argument parser would take longer
    /// than all else that the tool does (Benchmarks/RESULTS.md).
    private static func plainRun() -> RunRequest? {
      guard ProgramArguments.all.dropFirst().first == Run.configuration.commandName else {
        return nil
      }
      let arguments = RunArguments(ProgramArguments.all.dropFirst(2))
      let own =
        arguments.own.first == RunArguments.args ? arguments.own.dropFirst() : arguments.own[...]
      guard own.count == 1, let image = own.first, !image.hasPrefix("-") else { return nil }
      var request = RunRequest(image: image)
      request.task.options.guestArguments = arguments.guest
      return request
    }

    /// The command that the arguments ask for.
    ///
    /// `run` is parsed by itself: to set up the other commands takes as long again. Help and
    /// mistakes need all of them.
    private static func parse() throws -> any ParsableCommand {
      var arguments = Array(ProgramArguments.all.dropFirst())
      if arguments.first == Run.configuration.commandName {
        let own = RunArguments(arguments.dropFirst()).own
        if let run = try? Run.parse(own) { return run }
        arguments = [Run.configuration.commandName ?? ""] + own
      }
      return try QEMUExit.parseAsRoot(arguments)
    }
  }
#else
  import Glibc

  @main
  struct Entry {
    static func main() {
      fputs(
        """
        qemu-exit: error: this build has no command-line tool, because the package's trait CommandLineTool is
        off. Build it with: swift build --product qemu-exit --traits CommandLineTool

        """,
        stderr
      )
      exit(125)
    }
  }
#endif
