// A semihosting call that survives if nobody takes it: then it is a breakpoint exception, and the
// vectors know its address and go on behind it.

#if defined(__riscv)

#if __riscv_xlen == 64
#define STORE sd
#else
#define STORE sw
#endif

  // int _qx_guarded_semihosting_call(operation, parameter, result). The vectors use t0 and t1.
  .section .text._qx_guarded_semihosting_call, "ax"
  .balign 16
  .option push
  .option norvc
  .global _qx_guarded_semihosting_call
  .type _qx_guarded_semihosting_call, @function
_qx_guarded_semihosting_call:
  slli zero, zero, 0x1f
  .global _qx_guarded_trap
_qx_guarded_trap:
  ebreak
  srai zero, zero, 7
  STORE a0, (a2)
  li a0, 1
  ret
  .global _qx_guarded_trap_failed
_qx_guarded_trap_failed:
  li a0, 0
  ret
  .option pop
  .size _qx_guarded_semihosting_call, . - _qx_guarded_semihosting_call

#endif
