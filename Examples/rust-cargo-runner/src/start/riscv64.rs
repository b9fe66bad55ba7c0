//! From the first instruction to `run`, in machine mode. QEMU starts `virt` at 0x8000_0000 and
//! loads every section there, zeroed ones too.

core::arch::global_asm!(
    ".section .text.start, \"ax\"",
    ".global _start",
    "_start:",
    // Harts other than the first wait.
    "csrr t0, mhartid",
    "bnez t0, 1f",
    "la sp, stack_top",
    "la t0, {trapped}",
    "csrw mtvec, t0",
    // Access to the floating-point registers: mstatus.FS.
    "li t0, 1 << 13",
    "csrs mstatus, t0",
    "tail run",
    "1: wfi",
    "j 1b",
    trapped = sym trapped,
);

/// `mtvec` takes addresses that are multiples of 4.
#[unsafe(naked)]
extern "C" fn trapped() -> ! {
    core::arch::naked_asm!(".balign 4", "la sp, stack_top", "tail {}", sym crate::panic::trapped)
}
