import BareMetal

/// Reads beyond an array's end, which traps. BareMetal says so on the console and ends QEMU with
/// code 1.
@main
struct Trap {
  static func main() {
    let readings = [3, 1, 4]
    print("reading \(readings.count) is \(readings[readings.count])")
  }
}
