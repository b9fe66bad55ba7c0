import BareMetal
import QEMUExit

@main
struct Hello {
  static func main() {
    print("Hello from bare metal")
    QEMU.exit(13)
  }
}
