//! From the first instruction to `run`, at EL1. QEMU loads every section, zeroed ones too.

core::arch::global_asm!(
    ".section .text.start, \"ax\"",
    ".global _start",
    "_start:",
    "ldr x0, =stack_top",
    "mov sp, x0",
    "ldr x0, =vectors",
    "msr vbar_el1, x0",
    // Access to the floating-point registers: CPACR_EL1.FPEN.
    "mov x0, #(3 << 20)",
    "msr cpacr_el1, x0",
    "isb",
    "b run",
    ".balign 2048",
    "vectors:",
    ".rept 16",
    ".balign 128",
    "ldr x0, =stack_top",
    "mov sp, x0",
    "b {trapped}",
    ".endr",
    trapped = sym crate::panic::trapped,
);
