// Start-up for x86_64: from the PVH entry point, in 32-bit protected mode, through the switch to
// long mode to `_qx_run` ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume 3,
// 9.8.5).
//
// The first 4 GiB are mapped one to one with 2 MiB pages, but for the first of them: it has 4 KiB
// pages, without those of the guard below the stack, so that an overflow traps. The machine's linker
// script has the stack and the guard there.

#if defined(__x86_64__)

#include "guard.h"

  .section .text.start, "ax"
  .global _start
  .type _start, @function
  .code32
_start:
  cli
  cld
  movl %ebx, _qx_start_info
  movl $_qx_run, %ebp
prepare:
  movl $_qx_stack_top, %esp
  // All flags off, among them those that an interrupted program had.
  pushl $2
  popfl

  // .bss isn't zero yet: clear the first two levels, fill the others.
  movl $page_tables, %edi
  xorl %eax, %eax
  movl $(2 * 4096 / 4), %ecx
  rep stosl
  movl $(level3 + 3), level4
  movl $(level2 + 3), %eax
  movl $level3, %edi
1:
  movl %eax, (%edi)
  addl $8, %edi
  addl $4096, %eax
  cmpl $(level3 + 4 * 8), %edi
  jne 1b
  movl $level2, %edi
  movl $0x83, %eax // present, writable, 2 MiB
  movl $(4 * 512), %ecx
2:
  movl %eax, (%edi)
  movl $0, 4(%edi)
  addl $8, %edi
  addl $0x200000, %eax
  loop 2b
  movl $(level1 + 3), level2
  movl $level1, %edi
  movl $0x3, %eax // present, writable
  movl $512, %ecx
3:
  movl %eax, (%edi)
  movl $0, 4(%edi)
  addl $8, %edi
  addl $0x1000, %eax
  loop 3b
  movl $(_qx_stack_limit - QX_GUARD_SIZE), %edi
  shrl $(12 - 3), %edi
  addl $level1, %edi
  xorl %eax, %eax
  movl $(QX_GUARD_SIZE / 4096 * 8 / 4), %ecx
  rep stosl

  // `_qx_load_vectors` and the processor write to the segments' table.
  movl $gdt_template, %esi
  movl $gdt, %edi
  movl $((gdt_template_end - gdt_template) / 4), %ecx
  rep movsl

  // PAE, and SSE (CR4.OSFXSR, OSXMMEXCPT).
  movl $(1 << 5 | 3 << 9), %eax
  movl %eax, %cr4
  movl $level4, %eax
  movl %eax, %cr3
  // EFER.LME
  movl $0xc0000080, %ecx
  rdmsr
  orl $(1 << 8), %eax
  wrmsr
  // Paging on; x87 and SSE usable (CR0.MP set, EM and TS clear).
  movl %cr0, %eax
  andl $~(3 << 2), %eax
  orl $(1 << 31 | 1 << 1), %eax
  movl %eax, %cr0
  lgdt gdt_pointer
  ljmp $0x08, $long_mode

  .code64
long_mode:
  movw $0x10, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %fs
  movw %ax, %gs
  movw %ax, %ss
  movq $_qx_stack_top, %rsp
  fninit
  ldmxcsr _qx_mxcsr
  movl %ebp, %ebx
  call _qx_load_vectors
  xorl %ebp, %ebp
  pushq $0
  jmpq *%rbx
  .size _start, . - _start

  // Start-up code again, from ring 0 with any stack: the way to long mode backwards (volume 3,
  // 9.8.5.4), and from there as after a boot, but for what QEMU left in ebx.
  .section .text._qx_restart, "ax"
  .global _qx_restart
  .type _qx_restart, @function
_qx_restart:
  cli
  cld
  lgdt gdt_template_pointer
  movq $_qx_stack_top, %rsp
  pushq $0x28
  pushq $1f
  lretq
  .code32
1:
  movw $0x10, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %ss
  movl %cr0, %eax
  andl $~(1 << 31), %eax
  movl %eax, %cr0
  movl $_qx_run_again, %ebp
  jmp prepare
  .code64
  .size _qx_restart, . - _qx_restart

  // Long mode ignores most of a descriptor. 0x18 is the task state segment, which
  // `_qx_load_vectors` fills in. Start-up code copies the table: .data isn't there yet.
  .section .rodata.gdt, "a"
  .balign 8
gdt_template:
  .quad 0
  .quad 0x00af9b000000ffff // 0x08: code, 64 bits
  .quad 0x00cf93000000ffff // 0x10: data
  .quad 0, 0
  .quad 0x00cf9b000000ffff // 0x28: code, 32 bits
gdt_template_end:
gdt_template_pointer:
  .word gdt_template_end - gdt_template - 1
  .quad gdt_template
gdt_pointer:
  .word gdt_template_end - gdt_template - 1
  .quad gdt

  .section .noinit.gdt, "aw", @nobits
  .balign 8
  .global _qx_gdt_tss
gdt:
  .skip 3 * 8
_qx_gdt_tss:
  .skip 3 * 8

  // Not in .bss, which is cleared while they are in use.
  .section .noinit.page_tables, "aw", @nobits
  .balign 4096
page_tables:
level4:
  .skip 4096
level3:
  .skip 4096
level2:
  .skip 4 * 4096
level1:
  .skip 4096

#endif
