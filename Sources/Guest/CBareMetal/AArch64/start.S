// Start-up for AArch64: from the first instruction to `main`.
//
// QEMU enters at EL1 on `virt` and at EL2 or EL3 on other machines, on every core at once on some.
// The program stays at the level that it was entered at.

#if defined(__aarch64__)

  .section .text.start, "ax"
  .global _start
  .type _start, %function
_start:
  // Cores other than the first wait for ever, unless the program has a use for them.
  mrs x0, mpidr_el1
  and x0, x0, #0xff
  cbz x0, 2f
  .weak _qx_other_core
  ldr x1, =_qx_other_core
  cbz x1, 1f
  br x1
1:
  wfe
  b 1b
2:
  ldr x10, =_qx_run
prepare:
  // Vectors; no address of an earlier fault; and access to the floating-point registers, which Swift code uses freely:
  // CPACR_EL1.FPEN for EL1 and EL0, CPTR_ELx.TFP for the levels above ("Arm Architecture Reference
  // Manual for A-profile architecture", DDI 0487, D19.2).
  ldr x0, =_qx_vectors
  mrs x1, currentel
  lsr x1, x1, #2
  cmp x1, #3
  b.eq 3f
  cmp x1, #2
  b.eq 4f
  msr vbar_el1, x0
  msr far_el1, xzr
  b 5f
3:
  msr vbar_el3, x0
  msr far_el3, xzr
  msr cptr_el3, xzr
  b 5f
4:
  msr vbar_el2, x0
  msr far_el2, xzr
  mov x2, #0x33ff
  msr cptr_el2, x2
5:
  mov x2, #(3 << 20)
  msr cpacr_el1, x2
  isb
  bl _qx_map_memory

  ldr x0, =_qx_stack_top
  mov sp, x0

  // No frame above this one.
  mov x29, #0
  mov x30, #0
  br x10
  .size _start, . - _start

  // Start-up code again, from any state at the same level: interrupts masked, the stack pointer the
  // level's own, arithmetic as after a reset (DDI 0487, C5.2: DAIF, SPSel, FPCR, FPSR).
  .section .text._qx_restart, "ax"
  .global _qx_restart
  .type _qx_restart, %function
_qx_restart:
  msr daifset, #15
  msr spsel, #1
  msr fpcr, xzr
  msr fpsr, xzr
  ldr x10, =_qx_run_again
  b prepare
  .ltorg
  .size _qx_restart, . - _qx_restart

#endif
