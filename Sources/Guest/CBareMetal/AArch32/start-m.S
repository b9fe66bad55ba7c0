// Start-up for the M profile of AArch32: the vector table and the code from reset to `_qx_run`.

#if defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

  // "ARMv7-M Architecture Reference Manual", DDI 0403, B1.5.2 and B1.5.3: the initial stack
  // pointer, reset, then the exceptions by number.
  .section .text.vector_table, "a"
  .balign 256
vector_table:
  .word _qx_stack_top
  .word _start
  .rept 14 + 32
  .word trapped
  .endr

  .thumb
  .syntax unified
  .section .text.start, "ax"
  .global _start
  .thumb_func
  .type _start, %function
_start:
  ldr r4, =_qx_run
  .thumb_func
prepare:
  ldr r0, =_qx_guard
  movs r1, #0
  str r1, [r0]
#if defined(__ARM_ARCH_7EM__)
  // Access to the floating-point registers (DDI 0403, B3.2.20 CPACR), where there is a unit: the
  // register ignores the write otherwise. Faults keep their own names instead of all being hard
  // ones (B3.2.13 SHCSR).
  ldr r0, =0xe000ed88
  ldr r1, [r0]
  orr r1, r1, #(0xf << 20)
  str r1, [r0]
  ldr r0, =0xe000ed24
  ldr r1, [r0]
  orr r1, r1, #(7 << 16)
  str r1, [r0]
  // Nothing may be accessed in the 64 KiB below the stack, so that an overflow traps: memory
  // protection region 0, without permissions; all else as without protection (DDI 0403, B3.5.5
  // MPU_CTRL to B3.5.9 MPU_RASR). Without a protection unit these writes are ignored.
  ldr r0, =0xe000ed94
  ldr r1, =(_qx_stack_limit - (64 << 10))
  orr r1, r1, #(1 << 4)
  str r1, [r0, #8]
  ldr r1, =((15 << 1) | 1)
  str r1, [r0, #12]
  movs r1, #5
  str r1, [r0]
  // An exception may be left for thread mode while others are active (B3.2.8 CCR.NONBASETHRDENA).
  ldr r0, =0xe000ed14
  ldr r1, [r0]
  orr r1, r1, #1
  str r1, [r0]
  dsb
  isb
#endif
  ldr r0, =_qx_stack_top
  mov sp, r0
  movs r0, #0
  mov r7, r0
  mov lr, r0
  bx r4
  .ltorg
  .size _start, . - _start

  // Start-up code again, from thread mode or a handler, privileged.
  .section .text._qx_restart, "ax"
  .balign 4
  .global _qx_restart
  .thumb_func
  .type _qx_restart, %function
_qx_restart:
  cpsid i
  mrs r0, ipsr
  cmp r0, #0
  beq thread
  // The way out of a handler is an exception return (DDI 0403, B1.5.8), as in a report: with a
  // frame of which the program counter and xPSR count.
  ldr r0, =_qx_stack_top
  mov sp, r0
  ldr r1, =thread
  movs r2, #1
  bics r1, r2
  ldr r2, =0x01000000
  push {r1, r2}
  sub sp, #24
  ldr r0, =0xfffffff9
  bx r0

  .thumb_func
thread:
  // The main stack, no floating-point context (B1.4.4 CONTROL).
  movs r0, #0
  msr control, r0
  isb
  // No interrupt that is left may come: the system timer is off, and so are all that the controller
  // has (B3.3.3 SYST_CSR, B3.2.4 ICSR.PENDSVCLR and PENDSTCLR, B3.4.5 NVIC_ICER, B3.4.7 NVIC_ICPR).
  // Vectors are where they were (B3.2.5 VTOR).
  ldr r1, =0xe000e010
  str r0, [r1]
  ldr r1, =0xe000ed00
  ldr r2, =0x0a000000
  str r2, [r1, #4]
  ldr r2, =vector_table
  str r2, [r1, #8]
  subs r0, r0, #1
  ldr r1, =0xe000e180
  ldr r2, =0xe000e280
  movs r3, #16
1:
  stmia r1!, {r0}
  stmia r2!, {r0}
  subs r3, r3, #1
  bne 1b
#if defined(__ARM_ARCH_7EM__)
  // The causes of earlier faults, which stay until they are cleared by ones (B3.2.15 CFSR, B3.2.16
  // HFSR); no exception is active (B3.2.13 SHCSR); nothing is saved for later (B3.2.21
  // FPCCR.LSPACT).
  ldr r1, =0xe000ed24
  movs r2, #0
  str r2, [r1]
  str r0, [r1, #4]
  str r0, [r1, #8]
  ldr r1, =0xe000ef34
  ldr r2, [r1]
  bic r2, r2, #1
  str r2, [r1]
  movs r2, #0
  // B1.4.3 BASEPRI, FAULTMASK
  msr basepri, r2
  msr faultmask, r2
#endif
  dsb
  isb
  // B1.4.3 PRIMASK is 0 after a reset, too.
  cpsie i
  ldr r4, =_qx_run_again
  ldr r0, =prepare
  bx r0
  .ltorg
  .size _qx_restart, . - _qx_restart

  // Every exception but reset. The processor has pushed eight words, of which the seventh is the
  // program counter (DDI 0403, B1.5.6), unless the stack itself was the problem. Nothing returns
  // but the exception of a guarded semihosting call, so that the frame may be anywhere and is read
  // with care.
  .section .text.trapped, "ax"
  .global _qx_vectors
  .thumb_func
  .type trapped, %function
_qx_vectors:
trapped:
  mrs r0, ipsr
  // A guarded call traps as a hard fault, or, where that is enabled, as a debug monitor exception.
  cmp r0, #3
  beq 5f
  cmp r0, #12
  bne 6f
5:
  ldr r2, =_qx_guard
  ldr r3, [r2]
  cmp r3, #0
  bne guarded
6:
  mov r4, sp
  movs r1, #0
  // The frame is worth reading if it lies within a stack: the program's, or that of a report.
  ldr r3, =_qx_stack_limit
  ldr r5, =_qx_stack_top
  cmp r4, r3
  blo 1f
  cmp r4, r5
  blo 2f
1:
  ldr r3, =_qx_trap_stack_limit
  ldr r5, =_qx_trap_stack_top
  cmp r4, r3
  blo 3f
  cmp r4, r5
  bhs 3f
2:
  ldr r1, [r4, #24]
3:
  movs r2, #0
  movs r3, #0
#if defined(__ARM_ARCH_7EM__)
  // CFSR, and BFAR or MMFAR where its VALID bit says so (DDI 0403, B3.2.15 to B3.2.18).
  ldr r4, =0xe000ed28
  ldr r3, [r4]
  tst r3, #(1 << 15)
  it ne
  ldrne r2, [r4, #16]
  tst r3, #(1 << 7)
  it ne
  ldrne r2, [r4, #12]
#endif
#if defined(__ARM_ARCH_7EM__)
  // Nothing is saved for later (B3.2.21 FPCCR.LSPACT): the stack that it would be saved to may be
  // gone.
  ldr r4, =0xe000ef34
  ldr r5, [r4]
  bic r5, r5, #1
  str r5, [r4]
#endif
  ldr r4, =_qx_trap_stack_top
  mov sp, r4
  push {r0 - r3}
  // The report is made in thread mode. In here a breakpoint that no debugger takes, which is what
  // the exit's trap is without semihosting, would lock the processor up (B1.5.15); there it is an
  // exception like others. The way is an exception return (B1.5.8) with a frame of our own: r0 to
  // r3, r12, lr, the program counter and xPSR. There it is privileged, whatever the program was
  // (B1.4.4 CONTROL): QEMU takes no semihosting call from unprivileged code by default.
  movs r0, #0
  msr control, r0
  isb
  mov r0, sp
  ldr r5, =_qx_report_trap
  movs r6, #1
  bics r5, r6
  ldr r6, =0x01000000
  movs r4, #0
  push {r5, r6}
  mov r6, r4
  mov r5, r4
  push {r4, r5, r6}
  push {r0, r4, r5}
  ldr r0, =0xfffffff9
  bx r0

  // Goes on where the guarded call says: the program counter is in the frame, which is on the
  // stack that EXC_RETURN names (B1.5.8).
guarded:
  movs r0, #0
  str r0, [r2]
  mrs r1, msp
  mov r0, lr
  lsls r0, r0, #(31 - 2)
  bpl 4f
  mrs r1, psp
4:
  movs r0, #1
  bics r3, r0
  str r3, [r1, #24]
  bx lr
  .ltorg

#endif
