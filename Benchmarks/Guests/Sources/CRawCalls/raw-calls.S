// void raw_calls(operation, block, count): as fast as this processor can call its host. See
// raw_calls.h.
//
// The traps are those of "Semihosting for AArch32 and AArch64", 2025Q4, section "The semihosting
// interface", and of "RISC-V Semihosting", 1.0, "RISC-V Semihosting Trap Sequence". The host leaves
// its answer where the operation was.

  .section .text.raw_calls, "ax"
  .global raw_calls

#if defined(__aarch64__)

  .type raw_calls, %function
raw_calls:
  mov x3, x0
1:
  mov x0, x3
  hlt #0xF000
  subs x2, x2, #1
  b.ne 1b
  ret

#elif defined(__arm__)

  .syntax unified
#if defined(__thumb__)
  .thumb
  .thumb_func
#endif
  .type raw_calls, %function
raw_calls:
  push {r4, lr}
  // Not lr: a supervisor call in supervisor mode overwrites it.
  mov r3, r0
1:
  mov r0, r3
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  bkpt #0xAB
#elif defined(__thumb__)
  svc #0xAB
#else
  svc #0x123456
#endif
  subs r2, #1
  bne 1b
#if __ARM_ARCH >= 5 || defined(__thumb__)
  pop {r4, pc}
#else
  pop {r4, lr}
  bx lr
#endif

#elif defined(__riscv)

  .type raw_calls, @function
raw_calls:
  mv a3, a0
  // The three instructions must be on one page and not compressed.
  .balign 16
1:
  .option push
  .option norvc
  slli zero, zero, 0x1f
  ebreak
  srai zero, zero, 7
  .option pop
  mv a0, a3
  addi a2, a2, -1
  bnez a2, 1b
  ret

#else
#error "this processor has no semihosting"
#endif

  .size raw_calls, . - raw_calls
