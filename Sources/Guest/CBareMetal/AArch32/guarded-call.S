// A semihosting call that survives if nobody takes it: then it is an exception, and the vectors go
// on behind it.

#if defined(__arm__)

  // int _qx_guarded_semihosting_call(operation, parameter, result).
  .section .text._qx_guarded_semihosting_call, "ax"
  .syntax unified
  .global _qx_guarded_semihosting_call
  .type _qx_guarded_semihosting_call, %function

#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

  // A hard fault, if no debugger takes the breakpoint ("ARMv7-M Architecture Reference Manual", DDI
  // 0403, C1.6.4). The exception's frame keeps r0 to r3, r12 and lr. It may be on a stack that the
  // vectors had better not read: `_qx_guard` tells them that there is one, and where to go on. An
  // interrupt's handler may come here, too, so that what was there before is put back.
  .thumb
  .balign 4
  .thumb_func
_qx_guarded_semihosting_call:
  push {r4, r5, r6, lr}
  ldr r3, =_qx_guard
  ldr r5, [r3]
  ldr r4, =1f
  str r4, [r3]
  bkpt #0xAB
  str r5, [r3]
  str r0, [r2]
  movs r0, #1
  pop {r4, r5, r6, pc}
1:
  str r5, [r3]
  movs r0, #0
  pop {r4, r5, r6, pc}
  .ltorg

#else

  // A supervisor call, which in supervisor mode overwrites lr. In another mode that interrupted
  // supervisor mode, it overwrites the lr of what was interrupted: a handler had better save it.
  // Hyp mode has vectors of its own, which we don't set: there nobody is asked. A32 whatever else
  // is compiled for: callers get here by `blx` or a veneer. The vectors use r0 to r3.
  .arm
  .balign 4
_qx_guarded_semihosting_call:
  mov r12, lr
  mrs r3, cpsr
  and r3, r3, #0x1f
  cmp r3, #0x1a
  beq _qx_guarded_trap_failed
  .global _qx_guarded_trap
_qx_guarded_trap:
  svc #0x123456
  str r0, [r2]
  mov r0, #1
  bx r12
  .global _qx_guarded_trap_failed
_qx_guarded_trap_failed:
  mov r0, #0
  bx r12

#endif
  .size _qx_guarded_semihosting_call, . - _qx_guarded_semihosting_call

#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  // Start-up code makes it 0.
  .section .noinit.guard, "aw", %nobits
  .balign 4
  .global _qx_guard
_qx_guard:
  .skip 4
#endif

#endif
