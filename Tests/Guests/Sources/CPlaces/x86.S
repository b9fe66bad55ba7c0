// Places on x86 and x86_64 ("Intel 64 and IA-32 Architectures Software Developer's Manual"), from
// ring 0, which start-up code has left the processor at: what C can't spell. x86.c decides and
// prepares.

#if defined(__x86_64__) || defined(__i386__)
#if defined(__ELF__)

#include "x86.h"

// Calls the function with the number of a core, then stays: ring 3 may not execute `hlt`. An
// exception leaves the stack pointer as it was or, in long mode, aligned before five words.
  .macro call_function core
#if defined(__x86_64__)
  andq $-16, %rsp
  movl $\core, %edi
#else
  andl $-16, %esp
  subl $12, %esp
  pushl $\core
#endif
  call *places_function
  jmp .
  .endm

  .section .text.places, "ax"
  .global places_call
  .type places_call, @function
places_call:
  call_function 0
  .size places_call, . - places_call

  .global places_call_on_stack
  .type places_call_on_stack, @function
places_call_on_stack:
#if defined(__x86_64__)
  movq %rdi, %rsp
#else
  movl 4(%esp), %esp
#endif
  jmp places_call
  .size places_call_on_stack, . - places_call_on_stack

// A return from an interrupt that never was (volume 2, `IRET`). It makes data segments of ring 0
// unusable, hence the others.
  .global places_call_in_ring_3
  .type places_call_in_ring_3, @function
places_call_in_ring_3:
  lgdt segments_pointer
  movw $PLACES_TASK_STATE, %ax
  ltr %ax
  movw $PLACES_USER_DATA, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %fs
  movw %ax, %gs
#if defined(__x86_64__)
  movq %rsp, %rax
  pushq $PLACES_USER_DATA
  pushq %rax
  pushq %rdi
  pushq $PLACES_USER_CODE
  pushq $places_call
  iretq
#else
  movl 4(%esp), %ecx
  movl %esp, %eax
  pushl $PLACES_USER_DATA
  pushl %eax
  pushl %ecx
  pushl $PLACES_USER_CODE
  pushl $places_call
  iretl
#endif
  .size places_call_in_ring_3, . - places_call_in_ring_3

// A start-up IPI starts a processor in real mode, CS:IP being the IPI's page (volume 3,
// "Multiple-Processor (MP) Initialization"). Only the segment table's pointer must be within its
// reach: the table and everything else is above 1 MiB.
  .code16
  .global places_trampoline
places_trampoline:
  cli
  cld
  lgdtl %cs:(segments_pointer - places_trampoline)
  movl %cr0, %eax
  orl $(1 << 0), %eax
  movl %eax, %cr0
  ljmpl $PLACES_CODE_32, $second_core
  .balign 4
segments_pointer:
  .word PLACES_SEGMENTS_SIZE - 1
#if defined(__x86_64__)
  .quad places_segments
#else
  .long places_segments
#endif
  .global places_trampoline_end
places_trampoline_end:

// From protected mode to where the first processor is, by its control registers (volume 3,
// "Initializing IA-32e Mode").
  .code32
second_core:
  movw $PLACES_DATA, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %fs
  movw %ax, %gs
  movw %ax, %ss
  movl places_cr4, %eax
  movl %eax, %cr4
  movl places_cr3, %eax
  movl %eax, %cr3
#if defined(__x86_64__)
  // EFER.LME
  movl $0xc0000080, %ecx
  rdmsr
  orl $(1 << 8), %eax
  wrmsr
#endif
  movl places_cr0, %eax
  movl %eax, %cr0
  ljmp $PLACES_CODE, $1f
#if defined(__x86_64__)
  .code64
1:
  movq $second_core_stack_top, %rsp
#else
1:
  movl $second_core_stack_top, %esp
#endif
  fninit
  // Exceptions report here, too.
  lidt places_vectors
  movw $PLACES_TASK_STATE, %ax
  ltr %ax

  movl $1, places_meeting
1:
  pause
  cmpl $0, places_go
  je 1b
  call_function 1

  .section .bss.places, "aw", @nobits
  .balign 16
  .space 4096
second_core_stack_top:

#endif
#endif
