// Divisions that return quotient and remainder in registers ("Run-time ABI for the Arm
// Architecture", 2025Q4, "Integer (32/32 -> 32) division functions" and "The long long helper
// functions"): r0 and r1, or r0:r1 and r2:r3.

#if defined(__arm__)

  .syntax unified
#if defined(__thumb__)
  .thumb
#define FUNCTION .thumb_func
#else
  .arm
#define FUNCTION
#endif

  // ARMv4T returns to T32 callers by `bx` only.
  .macro divide32 name, function
  .section .text.\name, "ax"
  .weak \name
  FUNCTION
  .type \name, %function
\name:
  push {r3, r4, r5, lr}
  mov r2, sp
  bl \function
  ldr r1, [sp]
  add sp, #4
  pop {r4, r5}
  pop {r3}
  bx r3
  .size \name, . - \name
  .endm

  .macro divide64 name, function
  .section .text.\name, "ax"
  .weak \name
  FUNCTION
  .type \name, %function
\name:
  push {r6, lr}
  sub sp, #16
  add r6, sp, #8
  str r6, [sp]
  bl \function
  ldr r2, [sp, #8]
  ldr r3, [sp, #12]
  // The quotient is in r0 and r1: the way back goes through r12.
  ldr r6, [sp, #20]
  mov r12, r6
  add sp, #16
  pop {r6}
  add sp, #4
  bx r12
  .size \name, . - \name
  .endm

  divide32 __aeabi_uidivmod, __udivmodsi4
  divide32 __aeabi_idivmod, __divmodsi4
  divide64 __aeabi_uldivmod, __udivmoddi4
  divide64 __aeabi_ldivmod, __divmoddi4

#endif
