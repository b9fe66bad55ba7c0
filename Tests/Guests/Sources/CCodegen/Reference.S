// The shortest sequences by hand, as a program would write them that has a stack: what the Swift
// calls are measured against. The default way out flushes the console first, by one call.

#if defined(__aarch64__)

  .macro semihosting name, code, flush
  .section .text.\name, "ax"
  .global \name
  .type \name, %function
\name:
  .ifnb \flush
  bl \flush
  .endif
  mov w8, #0x26
  movk w8, #2, lsl #16
  mov w9, #\code
  stp x8, x9, [sp, #-16]!
  mov x1, sp
  mov w0, #0x20
  hlt #0xF000
1:
  wfe
  b 1b
  .size \name, . - \name
  .endm

  semihosting hand_default, 13, _qx_flush_if_there
  semihosting hand_semihosting, 14

#elif defined(__arm__)

  .syntax unified
#if defined(__thumb__)
  .thumb
#endif

  .macro semihosting name, code, flush
  .section .text.\name, "ax"
  .global \name
#if defined(__thumb__)
  .thumb_func
#endif
  .type \name, %function
\name:
  .ifnb \flush
  bl \flush
  .endif
  sub sp, #8
  ldr r0, =0x20026
  str r0, [sp]
  movs r0, #\code
  str r0, [sp, #4]
  mov r1, sp
  movs r0, #0x20
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  bkpt #0xAB
#elif defined(__thumb__)
  svc #0xAB
#else
  svc #0x123456
#endif
1:
#if __ARM_ARCH >= 7 || defined(__ARM_ARCH_6M__)
  wfe
#endif
  b 1b
  .ltorg
  .size \name, . - \name
  .endm

  semihosting hand_default, 13, _qx_flush_if_there
  semihosting hand_semihosting, 14

#elif defined(__riscv)

#if __riscv_xlen == 64
#define STORE sd
#define WORD 8
#else
#define STORE sw
#define WORD 4
#endif

  .macro sifive_test name, code, flush
  .section .text.\name, "ax"
  .global \name
  .type \name, @function
\name:
  .ifnb \flush
  call \flush
  .endif
  li a0, (\code << 16) | 0x3333
  li a1, 0x100000
  sw a0, 0(a1)
1:
  .word 0x0100000f // pause
  j 1b
  .size \name, . - \name
  .endm

  sifive_test hand_default, 13, _qx_flush_if_there
  sifive_test hand_sifive_test, 15

  .section .text.hand_htif, "ax"
  .global hand_htif
  .type hand_htif, @function
hand_htif:
  li a0, (17 << 1) | 1
#if __riscv_xlen == 64
  // 0x80001000: what lui loads is sign-extended.
  li a1, 0x80001
  slli a1, a1, 12
  sd a0, 0(a1)
#else
  lui a1, 0x80001
  sw a0, 0(a1)
  sw zero, 4(a1)
#endif
1:
  .word 0x0100000f // pause
  j 1b
  .size hand_htif, . - hand_htif

  .section .text.hand_semihosting, "ax"
  .global hand_semihosting
  .type hand_semihosting, @function
hand_semihosting:
  addi sp, sp, -16
  li a0, 0x20026
  li a1, 14
  STORE a0, 0(sp)
  STORE a1, WORD(sp)
  mv a1, sp
  li a0, 0x20
  .balign 16
  .option push
  .option norvc
  slli x0, x0, 0x1f
  ebreak
  srai x0, x0, 7
  .option pop
1:
  .word 0x0100000f // pause
  j 1b
  .size hand_semihosting, . - hand_semihosting

#elif defined(__x86_64__) || defined(__i386__)

  .macro isa_debug_exit name, code, flush
  .section .text.\name, "ax"
  .global \name
  .type \name, @function
\name:
  .ifnb \flush
  call \flush
  .endif
  movl $\code, %eax
  outl %eax, $0xf4
1:
  pause
  jmp 1b
  .size \name, . - \name
  .endm

  isa_debug_exit hand_default, 13, _qx_flush_if_there
  isa_debug_exit hand_isa_debug_exit, 16

#endif
