import BareMetal
import QEMUExit

// The default mechanism with a constant code. `Reference.S` has the same by hand; a test compares
// the numbers of instructions. The explicit mechanisms are in a module of their own, for in one
// module the compiler would merge functions that differ in the code only.

@c(swift_default)
public func exitByDefault() -> Never {
  QEMU.exit(13)
}

@main
struct Codegen {
  static func main() {}
}
