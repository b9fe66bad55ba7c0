import BareMetal
import QEMUExit

/// Ends QEMU and does nothing else: what it weighs is the price of starting.
@main
struct Ends {
  static func main() {
    QEMU.exit(13)
  }
}
