// Exception vectors for the A profile of AArch32 and its ancestors ("Arm Architecture Reference
// Manual, ARMv7-A and ARMv7-R edition", DDI 0406, B1.8.1): eight instructions, all reporting and
// ending QEMU.
//
// Nothing is saved: no exception returns, but the one of a guarded semihosting call. The vectors
// load absolute addresses, so that they can be copied to address 0 together with the addresses
// behind them.

#if defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')

  .arm
  .section .text.vectors, "ax"
  .balign 32
  .global _qx_vectors
_qx_vectors:
  ldr pc, 1f
  ldr pc, 2f
  ldr pc, 3f
  ldr pc, 4f
  ldr pc, 5f
  ldr pc, 6f
  ldr pc, 7f
  ldr pc, 8f
1: .word reset
2: .word undefined
3: .word supervisor_call
4: .word prefetch_abort
5: .word data_abort
6: .word reserved
7: .word interrupt
8: .word fast_interrupt

  // \adjust: how far the mode's link register is beyond the instruction (DDI 0406, B1.8.3).
  .macro entry name, number, adjust
\name:
  sub r1, lr, #\adjust
  mov r0, #\number
  b trapped
  .endm

  entry reset, 0, 0
  entry supervisor_call, 2, 4
  entry prefetch_abort, 3, 4
  entry data_abort, 4, 8
  entry reserved, 5, 4
  entry interrupt, 6, 4
  entry fast_interrupt, 7, 4

  // The link register is one instruction further: two bytes in T32, four in A32.
undefined:
  mrs r2, spsr
  tst r2, #0x20
  subne r1, lr, #2
  subeq r1, lr, #4
  mov r0, #1

  // r0: number, r1: program counter
trapped:
  ldr r2, =_qx_guarded_trap
  cmp r1, r2
  cmpeq r0, #2
  beq guarded
  ldr sp, =_qx_trap_stack_top
  mov r2, #0
  mov r3, #0
  // Fault status and address registers (DDI 0406, B4.1.52 to B4.1.57).
  cmp r0, #4
  mrceq p15, 0, r3, c5, c0, 0
  mrceq p15, 0, r2, c6, c0, 0
  cmp r0, #3
  mrceq p15, 0, r3, c5, c0, 1
  moveq r2, r1
  push {r0 - r3}
  mov r0, sp
  mov r11, #0
  mov lr, #0
  ldr r1, =_qx_report_trap
  bx r1

  // Goes on behind the call, in its mode.
guarded:
  ldr r3, =_qx_guarded_trap_failed
  movs pc, r3
  .ltorg

#endif
