// Start-up for i686: from the PVH entry point to `_qx_run`, in 32-bit protected mode without
// paging.

#if defined(__i386__)

  .code32
  .section .text.start, "ax"
  .global _start
  .type _start, @function
_start:
  cli
  cld
  movl %ebx, _qx_start_info
  // A segment table of our own: PVH promises the segments, not the table they came from.
  lgdt _qx_gdt_pointer
  ljmp $0x08, $1f
1:
  movw $0x10, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %fs
  movw %ax, %gs
  movw %ax, %ss
  movl $_qx_stack_top, %esp

  // x87 and SSE ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume 3, 2.5 and
  // 10.6.1: CR0.MP set and EM clear, CR4.OSFXSR and OSXMMEXCPT set).
  movl %cr0, %eax
  andl $~(1 << 2), %eax
  orl $(1 << 1), %eax
  movl %eax, %cr0
  movl %cr4, %eax
  orl $(3 << 9), %eax
  movl %eax, %cr4
  fninit

  call _qx_load_vectors
  xorl %ebp, %ebp
  pushl $0
  jmp _qx_run
  .size _start, . - _start

  .section .rodata.gdt, "a"
  .balign 8
gdt:
  .quad 0
  .quad 0x00cf9a000000ffff // 0x08: code, 32 bits
  .quad 0x00cf92000000ffff // 0x10: data
gdt_end:
_qx_gdt_pointer:
  .word gdt_end - gdt - 1
  .long gdt

#endif
