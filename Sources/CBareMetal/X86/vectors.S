// Exception stubs for x86 ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume
// 3, chapter 6), 16 bytes each: all report and end QEMU. Nothing is saved: no exception returns.

#if (defined(__x86_64__) || defined(__i386__)) && defined(__ELF__)

  .section .text.vectors, "ax"
  .balign 16
  .global _qx_vectors
_qx_vectors:
  .set number, 0
  .rept 32
  .balign 16
  // Exceptions 8, 10 to 14, 17, 21, 29 and 30 push an error code of their own.
  .if !(number == 8 || (number >= 10 && number <= 14) || number == 17 || number == 21 || \
        number == 29 || number == 30)
  push $0
  .endif
  push $number
  jmp trapped
  .set number, number + 1
  .endr

  // On the stack: number, error code, instruction pointer.
trapped:
#if defined(__x86_64__)
  movq (%rsp), %rax
  movq 8(%rsp), %rcx
  movq 16(%rsp), %rdx
  xorl %esi, %esi
  cmpq $14, %rax
  jne 1f
  movq %cr2, %rsi
1:
  movq $_qx_trap_stack_top, %rsp
  pushq %rcx
  pushq %rsi
  pushq %rdx
  pushq %rax
  movq %rsp, %rdi
  xorl %ebp, %ebp
  pushq $0
  jmp _qx_report_trap
#else
  movl (%esp), %eax
  movl 4(%esp), %ecx
  movl 8(%esp), %edx
  xorl %esi, %esi
  cmpl $14, %eax
  jne 1f
  movl %cr2, %esi
1:
  movl $_qx_trap_stack_top, %esp
  pushl %ecx
  pushl %esi
  pushl %edx
  pushl %eax
  movl %esp, %eax
  subl $8, %esp
  xorl %ebp, %ebp
  pushl %eax
  pushl $0
  jmp _qx_report_trap
#endif

#endif
