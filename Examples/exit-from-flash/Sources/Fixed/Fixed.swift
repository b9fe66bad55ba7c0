import BareMetal
import QEMUExit

/// Ends QEMU with a code that is known when the program is built.
@main
struct Fixed {
  static func main() {
    AArch64(operation: .exitExtended).exit(5)
  }
}
