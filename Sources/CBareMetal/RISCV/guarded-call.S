// A semihosting call that survives if nobody takes it: then it is a breakpoint exception, and the
// vectors go on at the address in `_qx_guard`.

#if defined(__riscv)

#if __riscv_xlen == 64
#define STORE sd
#else
#define STORE sw
#endif

  // int _qx_guarded_semihosting_call(operation, parameter, result). The vectors use t0 and t1.
  .section .text._qx_guarded_semihosting_call, "ax"
  .balign 4
  .global _qx_guarded_semihosting_call
  .type _qx_guarded_semihosting_call, @function
_qx_guarded_semihosting_call:
  lla t2, _qx_guard
  lla t0, 1f
  STORE t0, (t2)
  .balign 16
  .option push
  .option norvc
  slli zero, zero, 0x1f
  ebreak
  srai zero, zero, 7
  .option pop
  STORE zero, (t2)
  STORE a0, (a2)
  li a0, 1
  ret
  // An address that a trap returns to has its lowest bits clear.
  .balign 4
1:
  li a0, 0
  ret
  .size _qx_guarded_semihosting_call, . - _qx_guarded_semihosting_call

#endif
