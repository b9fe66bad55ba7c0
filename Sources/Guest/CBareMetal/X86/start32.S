// Start-up for i686: from the PVH entry point to `_qx_run`, in 32-bit protected mode.
//
// Addresses are mapped one to one with 4 MiB pages, but for the first of them: it has 4 KiB pages,
// without those of the guard below the stack, so that an overflow traps ("Intel 64 and IA-32
// Architectures Software Developer's Manual", volume 3, 4.3). The machine's linker script has the
// stack and the guard there.

#if defined(__i386__)

#include "guard.h"

  .code32
  .section .text.start, "ax"
  .global _start
  .type _start, @function
_start:
  cli
  cld
  movl %ebx, _qx_start_info
  movl $_qx_run, %ebp
prepare:
  movl $_qx_stack_top, %esp
  // All flags off, among them those that an interrupted program or a task gate left.
  pushl $2
  popfl

  movl $directory, %edi
  movl $0x83, %eax // present, writable, 4 MiB
  movl $1024, %ecx
1:
  stosl
  addl $0x400000, %eax
  loop 1b
  movl $(table + 3), directory
  movl $table, %edi
  movl $0x3, %eax // present, writable
  movl $1024, %ecx
2:
  stosl
  addl $0x1000, %eax
  loop 2b
  movl $(_qx_stack_limit - QX_GUARD_SIZE), %edi
  shrl $(12 - 2), %edi
  addl $table, %edi
  xorl %eax, %eax
  movl $(QX_GUARD_SIZE / 4096), %ecx
  rep stosl

  // A segment table of our own: PVH promises the segments, not the table they came from. A copy,
  // as `_qx_load_vectors` and the processor write to it.
  movl $gdt_template, %esi
  movl $gdt, %edi
  movl $((gdt_template_end - gdt_template) / 4), %ecx
  rep movsl
  lgdt gdt_pointer
  ljmp $0x08, $3f
3:
  movw $0x10, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %fs
  movw %ax, %gs
  movw %ax, %ss

  // PSE, and SSE (volume 3, 2.5 and 10.6.1: CR4.OSFXSR and OSXMMEXCPT set).
  movl $(1 << 4 | 3 << 9), %eax
  movl %eax, %cr4
  movl $directory, %eax
  movl %eax, %cr3
  // Paging on; x87 and SSE usable (CR0.MP set, EM and TS clear).
  movl %cr0, %eax
  andl $~(3 << 2), %eax
  orl $(1 << 31 | 1 << 1), %eax
  movl %eax, %cr0
  fninit
  ldmxcsr _qx_mxcsr

  call _qx_load_vectors
  movl %ebp, %eax
  xorl %ebp, %ebp
  pushl $0
  jmp *%eax
  .size _start, . - _start

  // Start-up code again, from ring 0 with any stack: as after a boot, but for what QEMU left in
  // ebx.
  .section .text._qx_restart, "ax"
  .global _qx_restart
  .type _qx_restart, @function
_qx_restart:
  cli
  cld
  movl %cr0, %eax
  andl $~(1 << 31), %eax
  movl %eax, %cr0
  movl $_qx_run_again, %ebp
  jmp prepare
  .size _qx_restart, . - _qx_restart

  // 0x18 and 0x20 are the task state segments, which `_qx_load_vectors` fills in.
  .section .rodata.gdt, "a"
  .balign 8
gdt_template:
  .quad 0
  .quad 0x00cf9b000000ffff // 0x08: code, 32 bits
  .quad 0x00cf93000000ffff // 0x10: data
  .quad 0, 0
gdt_template_end:
gdt_pointer:
  .word gdt_template_end - gdt_template - 1
  .long gdt

  .section .noinit.gdt, "aw", @nobits
  .balign 8
  .global _qx_gdt_tss
gdt:
  .skip 3 * 8
_qx_gdt_tss:
  .skip 2 * 8

  // Not in .bss, which is cleared while they are in use.
  .section .noinit.page_tables, "aw", @nobits
  .balign 4096
directory:
  .skip 4096
table:
  .skip 4096

#endif
