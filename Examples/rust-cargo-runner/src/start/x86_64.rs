//! From the PVH entry point, in 32-bit protected mode, through the switch to long mode to `run`
//! ("x86/HVM direct boot ABI", Xen documentation; "Intel 64 and IA-32 Architectures Software
//! Developer's Manual", volume 3, 9.8.5). The first GiB is mapped one to one.
//!
//! There are no exception vectors: an exception becomes a triple fault, which ends QEMU.

#[cfg(not(target_os = "none"))]
#[path = "without_libc.rs"]
mod without_libc;

core::arch::global_asm!(
    // By this note, XEN_ELFNOTE_PHYS32_ENTRY, QEMU finds the entry point.
    ".section .note.Xen, \"a\", @note",
    ".long 4, 4, 18",
    ".asciz \"Xen\"",
    ".long _start",
    ".section .text.start, \"ax\"",
    ".global _start",
    ".code32",
    "_start:",
    "mov esp, offset stack_top",
    "mov [start_info], ebx",
    // Tables: one entry each in levels 4 and 3, and 512 pages of 2 MiB.
    "mov dword ptr [level4], offset level3 + 3",
    "mov dword ptr [level3], offset level2 + 3",
    "xor ecx, ecx",
    "2:",
    "mov eax, ecx",
    "shl eax, 21",
    "or eax, 0x83",
    "mov [level2 + ecx * 8], eax",
    "inc ecx",
    "cmp ecx, 512",
    "jne 2b",
    // Physical address extension, and SSE: CR4.PAE, OSFXSR and OSXMMEXCPT.
    "mov eax, cr4",
    "or eax, 0x620",
    "mov cr4, eax",
    "mov eax, offset level4",
    "mov cr3, eax",
    // Long mode: EFER.LME.
    "mov ecx, 0xC0000080",
    "rdmsr",
    "or eax, 0x100",
    "wrmsr",
    // Paging, and SSE: CR0.PG and MP, not EM.
    "mov eax, cr0",
    "and eax, 0xFFFFFFFB",
    "or eax, 0x80000002",
    "mov cr0, eax",
    "lgdt [gdt_pointer]",
    "push 8",
    "mov eax, offset long_mode",
    "push eax",
    "retf",
    ".code64",
    "long_mode:",
    "mov ax, 0x10",
    "mov ds, ax",
    "mov es, ax",
    "mov ss, ax",
    "call run",
    ".section .rodata.gdt, \"a\"",
    ".balign 8",
    "gdt:",
    ".quad 0, 0x00AF9A000000FFFF, 0x00CF92000000FFFF",
    "gdt_pointer:",
    ".word 23",
    ".quad gdt",
    ".section .bss.start, \"aw\", @nobits",
    ".balign 4096",
    "level4: .skip 4096",
    "level3: .skip 4096",
    "level2: .skip 4096",
    ".global start_info",
    "start_info: .skip 8",
);

/// The address of what QEMU tells the program.
pub fn start_info() -> usize {
    let address: usize;
    unsafe { core::arch::asm!("mov {0:e}, [start_info]", out(reg) address) };
    address
}
