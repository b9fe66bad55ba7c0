internal import CGuestTesting

/// Counts the instructions that a function takes, and gives the host the number.
///
/// The count is one of instructions where QEMU runs with `-icount shift=0`, and one of time
/// otherwise. It has the call of the function in it, and what reads the counter: twenty to
/// forty instructions, which `measure("nothing") {}` tells exactly.
///
/// | | counter | exact |
/// |---|---|---|
/// | AArch64 | `PMCCNTR_EL0` | to the instruction |
/// | RISC-V, 32 and 64 bits | `instret` | to the instruction |
/// | x86, 32 and 64 bits | `rdtsc` | to the instruction |
/// | ARMv7-A | `PMCCNTR` | to the instruction; the lower 32 bits of the count |
/// | Arm's M profile | SysTick | a tick of the processor's clock, 24 bits; see below |
/// | ARMv4T, ARMv6 | none | 0 |
///
/// Exact means that each run of one image gave the same number, whatever tests ran before, on QEMU
/// 7.2.22 and 10.0.2: on the virt machines and microvm.
///
/// A tick of SysTick is 40 instructions on MPS2 with AN386 and AN500 (25 MHz), 50 with AN505
/// (20 MHz), and 62.5 on the micro:bit (16 MHz): a loop of ten million took 250000, 200000 and
/// 160000 ticks in each run.
///
/// - Parameters:
///   - name: What is measured, for people.
///   - body: The function.
/// - Returns: What the function returns.
@discardableResult
@inline(never)
public func measure<R, E: Error>(
  _ name: StaticString,
  _ body: () throws(E) -> R
) throws(E) -> R {
  _qx_counter_prepare()
  let before = _qx_counter_read()
  let result = try body()
  let after = _qx_counter_read()
  Record.begin("M")
  Record.field((after &- before) & _qx_counter_mask())
  Record.field(name)
  Record.end()
  return result
}
