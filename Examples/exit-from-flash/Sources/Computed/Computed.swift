import BareMetal
import QEMUExit

/// Ends QEMU with a code that is known only at run time, through a parameter block in RAM.
@main
struct Computed {
  /// RAM starts at 1 GiB on QEMU's `virt` machine. Flash, at 0, can't be written.
  static let startOfRAM: UInt = 0x4000_0000

  static func main() {
    guard let block = UnsafeMutablePointer<UInt>(bitPattern: startOfRAM) else { return }
    let code = remainder(of: 17, dividedBy: 5)
    AArch64(operation: .exitExtended).exit(code, parameterBlock: block)
  }

  /// Divides by subtracting, one step after the other, as a program does that has to compute
  /// something.
  @inline(never)
  static func remainder(of dividend: UInt32, dividedBy divisor: UInt32) -> UInt32 {
    var rest = dividend
    while rest >= divisor { rest -= divisor }
    return rest
  }
}
