// Exception vectors for AArch64 ("Arm Architecture Reference Manual for A-profile architecture",
// DDI 0487, D1.4.1 "Exception vectors"): sixteen entries of 128 bytes, all reporting and ending
// QEMU.
//
// Nothing is saved: no exception returns, but the one of a guarded semihosting call. A stack of
// their own lets them report a stack overflow.

#if defined(__aarch64__)

  .macro vector
  .balign 128
  b trapped
  .endm

  .section .text.vectors, "ax"
  .balign 2048
  .global _qx_vectors
_qx_vectors:
  .rept 16
  vector
  .endr

  .balign 4
  .type trapped, %function
trapped:
  mrs x0, currentel
  lsr x0, x0, #2
  cmp x0, #3
  b.eq 3f
  cmp x0, #2
  b.eq 2f
  mrs x0, esr_el1
  mrs x1, elr_el1
  mrs x2, far_el1
  mov x3, #1
  b 4f
2:
  mrs x0, esr_el2
  mrs x1, elr_el2
  mrs x2, far_el2
  mov x3, #2
  b 4f
3:
  mrs x0, esr_el3
  mrs x1, elr_el3
  mrs x2, far_el3
  mov x3, #3
4:
  adrp x4, _qx_guarded_trap
  add x4, x4, :lo12:_qx_guarded_trap
  cmp x1, x4
  b.eq guarded
  ldr x4, =_qx_trap_stack_top
  msr spsel, #1
  mov sp, x4
  // A struct qx_trap: number (ESR.EC), program counter, fault address, status.
  lsr x3, x0, #26
  and x3, x3, #0x3f
  stp x2, x0, [sp, #-16]!
  stp x3, x1, [sp, #-16]!
  mov x0, sp
  mov x29, #0
  mov x30, #0
  b _qx_report_trap

  // Goes on behind the call, at its level.
guarded:
  adrp x4, _qx_guarded_trap_failed
  add x4, x4, :lo12:_qx_guarded_trap_failed
  cmp x3, #3
  b.eq 3f
  cmp x3, #2
  b.eq 2f
  msr elr_el1, x4
  eret
2:
  msr elr_el2, x4
  eret
3:
  msr elr_el3, x4
  eret
  .size trapped, . - trapped

#endif
