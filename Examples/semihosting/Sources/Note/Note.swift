import BareMetal
import QEMUExit
import Semihosting

/// Adds its arguments to a file of the host, a line each.
@main
struct Note {
  static func main() {
    do throws(HostError) {
      let words = try Arguments.strings().dropFirst()
      var file = try File(opening: "notes.txt", for: .append)
      for word in words { try file.write(word + "\n") }
      try file.close()
      print("\(words.count) lines added")
    } catch {
      print("nothing noted: \(error.description)", to: &standardError)
      QEMU.exit(1)
    }
  }
}
