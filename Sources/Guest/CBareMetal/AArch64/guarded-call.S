// A semihosting call that survives if nobody takes it: then the processor takes `hlt` for undefined
// ("Arm Architecture Reference Manual for A-profile architecture", DDI 0487, D2.3), and the vectors
// know its address and go on behind it.

#if defined(__aarch64__)

  // int _qx_guarded_semihosting_call(operation, parameter, result). The vectors use x0 to x4.
  .section .text._qx_guarded_semihosting_call, "ax"
  .balign 4
  .global _qx_guarded_semihosting_call
  .type _qx_guarded_semihosting_call, %function
_qx_guarded_semihosting_call:
  .global _qx_guarded_trap
_qx_guarded_trap:
  hlt #0xF000
  str x0, [x2]
  mov w0, #1
  ret
  .global _qx_guarded_trap_failed
_qx_guarded_trap_failed:
  mov w0, #0
  ret
  .size _qx_guarded_semihosting_call, . - _qx_guarded_semihosting_call

#endif
