// A semihosting call that survives if nobody takes it: then it is an exception, and the vectors go
// on at the address in `_qx_guard`.

#if defined(__arm__)

  // int _qx_guarded_semihosting_call(operation, parameter, result).
  .section .text._qx_guarded_semihosting_call, "ax"
  .syntax unified
  .global _qx_guarded_semihosting_call
  .type _qx_guarded_semihosting_call, %function

#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

  // A hard fault, if no debugger takes the breakpoint ("ARMv7-M Architecture Reference Manual", DDI
  // 0403, C1.6.4). The exception's frame keeps r0 to r3, r12 and lr.
  .thumb
  .balign 4
  .thumb_func
_qx_guarded_semihosting_call:
  push {r4, lr}
  ldr r3, =_qx_guard
  ldr r4, =1f
  str r4, [r3]
  bkpt #0xAB
  movs r4, #0
  str r4, [r3]
  str r0, [r2]
  movs r0, #1
  pop {r4, pc}
1:
  movs r0, #0
  pop {r4, pc}
  .ltorg

#else

  // A supervisor call, which in supervisor mode overwrites lr. A32 whatever else is compiled for:
  // callers get here by `blx` or a veneer. The vectors use r0 to r3.
  .arm
  .balign 4
_qx_guarded_semihosting_call:
  push {r4, lr}
  mov r12, lr
  ldr r3, =_qx_guard
  adr r4, 1f
  str r4, [r3]
  svc #0x123456
  mov r4, #0
  str r4, [r3]
  str r0, [r2]
  mov r0, #1
  b 2f
1:
  mov r0, #0
2:
  mov lr, r12
  pop {r4, r12}
  bx lr
  .ltorg

#endif
  .size _qx_guarded_semihosting_call, . - _qx_guarded_semihosting_call

#endif
