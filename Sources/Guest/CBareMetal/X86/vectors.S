// Exception stubs for x86 ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume
// 3, chapter 6), 16 bytes each: all report and end QEMU. Nothing is saved: no exception returns.

#if (defined(__x86_64__) || defined(__i386__)) && defined(__ELF__)

#include "guard.h"

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

  // A double fault, in a task of its own, because the program's stack may be what failed: an
  // exception that can't be pushed there becomes this one. Then the address that was accessed is in
  // the guard, and what the program met is a page fault. The first task's state has the address of
  // its instruction (volume 3, 7.2.1 "Task-State Segment (TSS)"; for a double fault the manual
  // promises nothing, but QEMU 7.2 and 10.0 have it). A switch of tasks sets CR0.TS (7.3).
  .global _qx_double_fault
_qx_double_fault:
  clts
  movl $8, %eax
  xorl %ecx, %ecx
  movl _qx_task_state + 32, %edx
  movl %cr2, %esi
  cmpl $_qx_stack_limit, %esi
  jae 2f
  cmpl $(_qx_stack_limit - QX_GUARD_SIZE), %esi
  jb 2f
  movl $14, %eax
  jmp 1b
2:
  xorl %esi, %esi
  jmp 1b
#endif

#endif
