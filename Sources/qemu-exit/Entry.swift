#if CommandLineTool
  import ArgumentParser
  import Glibc
  import QEMURunner

  /// Runs the command that the arguments name.
  @main
  struct Entry {
    static func main() {
      // Whoever ignores it, and starts this program, would keep it from QEMU's status.
      signal(SIGCHLD, SIG_DFL)
      do {
        var command = try QEMUExit.parseAsRoot()
        try command.run()
      } catch let exit as ExitCode {
        Glibc.exit(exit.rawValue)
      } catch {
        let words = QEMUExit.fullMessage(for: error)
        if QEMUExit.exitCode(for: error) == .success {
          print(words)
          Glibc.exit(0)
        }
        if isUsage(error) {
          Terminal.standardError.write(words + "\n")
        } else {
          Terminal.standardError.error("\(error)")
        }
        // Nothing ran. The number is the same for every way that a command can be wrong.
        Glibc.exit(125)
      }
    }

    /// Whether an error is the argument parser's, which has words and a usage line for it.
    private static func isUsage(_ error: any Error) -> Bool {
      !(error is ImageError || error is MachineError || error is LaunchError
        || error is BuildError || error is FileError)
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
