// Start-up for the A profile of AArch32 and its ancestors: from the first instruction to `_qx_run`.
//
// QEMU enters in supervisor mode with interrupts off, or in Hyp mode if the machine has it for the
// guest; on all cores at once where it doesn't emulate firmware.

#if defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')

  .arm
  .section .text.start, "ax"
  .global _start
  .type _start, %function
_start:
#if __ARM_ARCH >= 7
  // Cores other than the first wait for ever, unless the program has a use for them (B4.1.106
  // MPIDR).
  mrc p15, 0, r0, c0, c0, 5
  ands r0, r0, #0xff
  beq 2f
  .weak _qx_other_core
  ldr r1, =_qx_other_core
  cmp r1, #0
  bxne r1
1:
  wfe
  b 1b
2:
#endif
  ldr r10, =_qx_run
prepare:
#if __ARM_ARCH >= 7
  // Vectors ("Arm Architecture Reference Manual, ARMv7-A and ARMv7-R edition", DDI 0406, B4.1.156
  // VBAR).
  ldr r0, =_qx_vectors
  mcr p15, 0, r0, c12, c0, 0
#else
  // Vectors are at 0 here and are copied there (ARM920T and ARM1136 technical reference manuals:
  // the base is fixed, SCTLR.V chooses between 0 and 0xFFFF0000).
  ldr r0, =_qx_vectors
  mov r1, #0
  ldmia r0!, {r2 - r9}
  stmia r1!, {r2 - r9}
  ldmia r0!, {r2 - r9}
  stmia r1!, {r2 - r9}
#endif

#if __ARM_ARCH >= 6
  // Access to the floating-point registers, which Swift code uses freely (DDI 0406, B4.1.40 CPACR,
  // B6.1.41 FPEXC.EN; ARM1136 has the same two registers). ARMv6 has no ISB instruction, but the
  // operation of coprocessor 15 that became it (DDI 0406, D12.7.10).
  mrc p15, 0, r0, c1, c0, 2
  orr r0, r0, #(0xf << 20)
  mcr p15, 0, r0, c1, c0, 2
  mov r0, #0
  mcr p15, 0, r0, c7, c5, 4
  mov r0, #0x40000000
  .fpu vfpv2
  vmsr fpexc, r0
  mov r0, #0
  vmsr fpscr, r0
#endif

  bl _qx_map_memory

  ldr sp, =_qx_stack_top
  mov r11, #0
  mov lr, #0
  bx r10
  .ltorg
  .size _start, . - _start

  // Start-up code again, from any mode but the user's: in supervisor mode with interrupts off, or
  // in Hyp mode, which can't be left for it (DDI 0406, B1.3.1; B1.3.3 CPSR).
  .section .text._qx_restart, "ax"
  .balign 4
  .global _qx_restart
  .type _qx_restart, %function
_qx_restart:
  mrs r0, cpsr
  and r0, r0, #0x1f
  cmp r0, #0x1a
  moveq r0, #0xda
  movne r0, #0xd3
  msr cpsr_c, r0
  ldr r10, =_qx_run_again
  b prepare
  .ltorg
  .size _qx_restart, . - _qx_restart

#endif
