#if CommandLineTool
  import Foundation
  import QEMURunner
  import Yams

  /// Reads a YAML file, which its argument names, and writes what it says as JSON, a
  /// `SettingsDocument`.
  @main
  struct Entry {
    static func main() throws {
      guard CommandLine.arguments.count == 2 else {
        FileHandle.standardError.write(
          Data("usage: qemu-exit-settings FILE\n`qemu-exit run --settings` calls it.\n".utf8)
        )
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
