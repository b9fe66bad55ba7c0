internal import CGuestTesting

/// Counts the instructions that a function takes, and gives the host the number.
///
/// The count is one of instructions where QEMU runs with `-icount shift=0`, and one of time
/// otherwise. It has the call of the function in it, and what reads the counter: some twenty
/// instructions, which `measure("nothing") {}` tells exactly.
///
/// | | counter | exact |
/// |---|---|---|
/// | AArch64 | `PMCCNTR_EL0` | to the instruction |
/// | RISC-V | `instret` | to the instruction |
/// | x86 | `rdtsc` | to the instruction |
/// | ARMv7-A | `PMCCNTR` | to the instruction; the lower 32 bits of the count |
/// | Arm's M profile | SysTick | ticks of the machine's clock, 24 bits: 40 instructions on MPS2 |
/// | ARMv4T, ARMv6 | none | 0 |
///
/// Exact means that two runs of one image gave the same number: seen on QEMU 7.2.22, on the virt
/// machines, MPS2 and microvm.
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
