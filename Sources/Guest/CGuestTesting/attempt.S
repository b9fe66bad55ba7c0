// Calls a function that can be ended from anywhere in what it calls: `#require` ends a test in code
// that throws without a type, where Embedded Swift can make no error. The registers that a function
// keeps for its caller are on the stack meanwhile; nothing else of what is left is put in order.
//
//   int _qx_attempt(void (*body)(void *), void *context): 0 if the body returned, 1 if it was ended.
//   void _qx_abandon(void): ends the innermost attempt's body; returns if there is none.

#if defined(__ELF__)

  .bss
  .balign 8
frame:
  .skip 8

  .section .text._qx_attempt, "ax"
  .global _qx_attempt, _qx_abandon
#if defined(__arm__)
  .syntax unified
  .type _qx_attempt, %function
  .type _qx_abandon, %function
#else
  .type _qx_attempt, @function
  .type _qx_abandon, @function
#endif

#if defined(__aarch64__)

  // "Procedure Call Standard for the Arm 64-bit Architecture", 6.1: x19 to x29, d8 to d15.
  .balign 4
_qx_attempt:
  stp x29, x30, [sp, #-176]!
  mov x29, sp
  stp x19, x20, [sp, #16]
  stp x21, x22, [sp, #32]
  stp x23, x24, [sp, #48]
  stp x25, x26, [sp, #64]
  stp x27, x28, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  adrp x9, frame
  add x9, x9, :lo12:frame
  ldr x10, [x9]
  str x10, [sp, #160]
  mov x10, sp
  str x10, [x9]
  mov x9, x0
  mov x0, x1
  blr x9
  mov w0, #0
1:
  adrp x9, frame
  add x9, x9, :lo12:frame
  ldr x10, [sp, #160]
  str x10, [x9]
  ldp x19, x20, [sp, #16]
  ldp x21, x22, [sp, #32]
  ldp x23, x24, [sp, #48]
  ldp x25, x26, [sp, #64]
  ldp x27, x28, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  ldp x29, x30, [sp], #176
  ret
_qx_abandon:
  adrp x9, frame
  add x9, x9, :lo12:frame
  ldr x10, [x9]
  cbz x10, 2f
  mov sp, x10
  mov w0, #1
  b 1b
2:
  ret

#elif defined(__arm__)

  // "Procedure Call Standard for the Arm Architecture", 6.1: r4 to r11, and d8 to d15 where there are
  // such. Returns by `bx`, as ARMv4T's `pop` doesn't change the instruction set.
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  .thumb
  .balign 4
  .thumb_func
#else
  .arm
  .balign 4
#endif
_qx_attempt:
  push {r4, r5, r6, r7, lr}
  mov r4, r8
  mov r5, r9
  mov r6, r10
  mov r7, r11
  push {r4, r5, r6, r7}
#if defined(__ARM_FP)
  vpush {d8-d15}
#endif
  ldr r3, =frame
  ldr r2, [r3]
  push {r1, r2, r3}
  mov r2, sp
  str r2, [r3]
  mov r3, r0
  mov r0, r1
#if __ARM_ARCH == 4
  mov lr, pc
  bx r3
#else
  blx r3
#endif
  movs r0, #0
1:
  pop {r1, r2, r3}
  ldr r3, =frame
  str r2, [r3]
#if defined(__ARM_FP)
  vpop {d8-d15}
#endif
  pop {r4, r5, r6, r7}
  mov r8, r4
  mov r9, r5
  mov r10, r6
  mov r11, r7
  pop {r4, r5, r6, r7}
  pop {r1}
  bx r1
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  .thumb_func
#endif
_qx_abandon:
  ldr r3, =frame
  ldr r2, [r3]
  cmp r2, #0
  beq 2f
  mov sp, r2
  movs r0, #1
  b 1b
2:
  bx lr
  .ltorg

#elif defined(__riscv)

#if __riscv_xlen == 64
#define LOAD ld
#define STORE sd
#define SIZE 8
#else
#define LOAD lw
#define STORE sw
#define SIZE 4
#endif

  // "RISC-V ABIs Specification", 1.0, 1.1 and 1.2: s0 to s11, fs0 to fs11.
  .macro registers operation
  \operation ra, 0(sp)
  \operation s0, SIZE(sp)
  \operation s1, 2*SIZE(sp)
  \operation s2, 3*SIZE(sp)
  \operation s3, 4*SIZE(sp)
  \operation s4, 5*SIZE(sp)
  \operation s5, 6*SIZE(sp)
  \operation s6, 7*SIZE(sp)
  \operation s7, 8*SIZE(sp)
  \operation s8, 9*SIZE(sp)
  \operation s9, 10*SIZE(sp)
  \operation s10, 11*SIZE(sp)
  \operation s11, 12*SIZE(sp)
  .endm
  .macro floats operation
  \operation fs0, 112(sp)
  \operation fs1, 120(sp)
  \operation fs2, 128(sp)
  \operation fs3, 136(sp)
  \operation fs4, 144(sp)
  \operation fs5, 152(sp)
  \operation fs6, 160(sp)
  \operation fs7, 168(sp)
  \operation fs8, 176(sp)
  \operation fs9, 184(sp)
  \operation fs10, 192(sp)
  \operation fs11, 200(sp)
  .endm

  .balign 4
_qx_attempt:
  addi sp, sp, -208
  registers STORE
#if defined(__riscv_flen) && __riscv_flen == 64
  floats fsd
#endif
  lla t0, frame
  LOAD t1, 0(t0)
  STORE t1, 13*SIZE(sp)
  STORE sp, 0(t0)
  mv t0, a0
  mv a0, a1
  jalr t0
  li a0, 0
1:
  lla t0, frame
  LOAD t1, 13*SIZE(sp)
  STORE t1, 0(t0)
  registers LOAD
#if defined(__riscv_flen) && __riscv_flen == 64
  floats fld
#endif
  addi sp, sp, 208
  ret
_qx_abandon:
  lla t0, frame
  LOAD t1, 0(t0)
  beqz t1, 2f
  mv sp, t1
  li a0, 1
  j 1b
2:
  ret

#elif defined(__x86_64__)

  // "System V Application Binary Interface, AMD64", 3.2.1: rbx, rbp, r12 to r15.
_qx_attempt:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  pushq frame(%rip)
  movq %rsp, frame(%rip)
  movq %rdi, %rax
  movq %rsi, %rdi
  call *%rax
  xorl %eax, %eax
1:
  popq frame(%rip)
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
_qx_abandon:
  movq frame(%rip), %rcx
  testq %rcx, %rcx
  jz 2f
  movq %rcx, %rsp
  movl $1, %eax
  jmp 1b
2:
  ret

#elif defined(__i386__)

  // "System V Application Binary Interface, Intel386", 2.2.1: ebx, ebp, esi, edi.
_qx_attempt:
  pushl %ebp
  pushl %ebx
  pushl %esi
  pushl %edi
  pushl frame
  movl %esp, frame
  movl 24(%esp), %eax
  movl 28(%esp), %ecx
  subl $4, %esp
  pushl %ecx
  call *%eax
  addl $8, %esp
  xorl %eax, %eax
1:
  popl frame
  popl %edi
  popl %esi
  popl %ebx
  popl %ebp
  ret
_qx_abandon:
  movl frame, %ecx
  testl %ecx, %ecx
  jz 2f
  movl %ecx, %esp
  movl $1, %eax
  jmp 1b
2:
  ret

#endif

  .size _qx_attempt, . - _qx_attempt
#if defined(__linux__)
  .section .note.GNU-stack, "", %progbits
#endif
#endif
