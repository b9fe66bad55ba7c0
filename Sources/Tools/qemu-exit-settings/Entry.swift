#if CommandLineTool
  import BatchRunner
  import Foundation
  import Yams

  /// What `qemu-exit` has others do: what takes a library of its own, and what may have to be killed.
  ///
  /// With one argument: reads a YAML file, which that names, and writes what it says as JSON, a
  /// `SettingsDocument`. With more: see ``Find``.
  @main
  struct Entry {
    static func main() throws {
      let arguments = CommandLine.arguments.dropFirst()
      if arguments.first == ConsoleSearch.option && arguments.count > 1 {
        return try Find.run(arguments.dropFirst())
      }
      guard arguments.count == 1 else {
        let usage = """
          usage: qemu-exit-settings FILE
                 qemu-exit-settings --find PATTERN ... <CONSOLE
          `qemu-exit run --settings` calls it.

          """
        FileHandle.standardError.write(Data(usage.utf8))
        exit(125)
      }
      let data = try Data(contentsOf: URL(filePath: CommandLine.arguments[1]))
      FileHandle.standardOutput.write(try JSONEncoder().encode(SettingsDocument(yaml: data)))
    }
  }
#else
  import Glibc

  @main
  struct Entry {
    static func main() {
      fputs("qemu-exit-settings: the package's trait CommandLineTool is off\n", stderr)
      exit(125)
    }
  }
#endif
