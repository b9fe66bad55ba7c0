// Start-up for x86_64: from the PVH entry point, in 32-bit protected mode, through the switch to
// long mode to `_qx_run` ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume 3,
// 9.8.5).
//
// The first 4 GiB are mapped one to one with 2 MiB pages.

#if defined(__x86_64__)

  .section .text.start, "ax"
  .global _start
  .type _start, @function
  .code32
_start:
  cli
  cld
  movl %ebx, _qx_start_info
  movl $_qx_stack_top, %esp

  // .bss isn't zero yet: clear the first two levels, fill the third.
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

  // PAE, and SSE (CR4.OSFXSR, OSXMMEXCPT).
  movl %cr4, %eax
  orl $(1 << 5 | 3 << 9), %eax
  movl %eax, %cr4
  movl $level4, %eax
  movl %eax, %cr3
  // EFER.LME
  movl $0xc0000080, %ecx
  rdmsr
  orl $(1 << 8), %eax
  wrmsr
  // Paging on; x87 and SSE usable (CR0.MP set, EM clear).
  movl %cr0, %eax
  andl $~(1 << 2), %eax
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
  call _qx_load_vectors
  xorl %ebp, %ebp
  pushq $0
  jmp _qx_run
  .size _start, . - _start

  // Long mode ignores most of a descriptor. 0x18 is the task state segment, which
  // `_qx_load_vectors` fills in: writable, hence not in .rodata.
  .section .data.gdt, "aw"
  .balign 8
  .global _qx_gdt_tss
gdt:
  .quad 0
  .quad 0x00af9a000000ffff // 0x08: code, 64 bits
  .quad 0x00cf92000000ffff // 0x10: data
_qx_gdt_tss:
  .quad 0, 0
gdt_end:
gdt_pointer:
  .word gdt_end - gdt - 1
  .quad gdt

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

#endif
