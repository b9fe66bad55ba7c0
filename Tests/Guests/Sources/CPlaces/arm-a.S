// Places on the A profile of AArch32 and its ancestors ("Arm Architecture Reference Manual, ARMv7-A
// and ARMv7-R edition", DDI 0406), from supervisor mode.

#if defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')

#include "places.h"

  // Interrupt controllers: a GICv2 on QEMU's `virt`, a PL190 on `versatilepb`.
  .equ distributor, 0x08000000
  .equ processor_interface, 0x08010000
  .equ vectored_interrupt_controller, 0x10140000

  .arm
  .section .text.places, "ax"
  .balign 4
  .global places_enter
  .type places_enter, %function
// r0: place, r1: function, which r4 holds from here on.
places_enter:
  push {r4, lr}
  mov r4, r1
  cmp r0, #PLACE_USER
  beq user
  cmp r0, #PLACE_EXCEPTION_HANDLER
  beq exception_handler
  cmp r0, #PLACE_INTERRUPT_HANDLER
  beq interrupt_handler
  cmp r0, #PLACE_EXHAUSTED_STACK
  beq exhausted_stack
#if __ARM_ARCH >= 7
  cmp r0, #PLACE_TRANSLATION_OFF
  beq translation_off
  cmp r0, #PLACE_SECOND_CORE
  beq second_core
  cmp r0, #PLACE_BOTH_CORES
  beq both_cores
#else
  cmp r0, #PLACE_TRANSLATION_ON
  beq translation_on
#endif
none:
  pop {r4, lr}
  bx lr
  .size places_enter, . - places_enter

// The end of all ways: calls the function on core 0.
call:
  mov r0, #0
  mov lr, pc
  bx r4
  b .

// The user's stack pointer is the one of system mode (B1.3.2).
user:
  mov r0, sp
  msr cpsr_c, #0xdf
  mov sp, r0
  msr cpsr_c, #0xd0
  b call

exception_handler:
  bl set_vectors
  .inst 0xe7f000f0 // udf #0
  b .

interrupt_handler:
  bl set_vectors
#if __ARM_ARCH >= 7
  // A software-generated interrupt to this core ("Arm Generic Interrupt Controller, version 2",
  // IHI 0048, 4.3.15 GICD_SGIR).
  ldr r0, =distributor
  mov r1, #1
  str r1, [r0]
  ldr r2, =processor_interface
  mov r3, #0xff
  str r3, [r2, #4]
  str r1, [r2]
  mov r1, #0x02000000
  str r1, [r0, #0xf00]
#else
  // "PrimeCell Vectored Interrupt Controller (PL190)", DDI 0181, 3.3.5 VICINTENABLE, 3.3.7
  // VICSOFTINT.
  ldr r0, =vectored_interrupt_controller
  mov r1, #1
  str r1, [r0, #0x10]
  str r1, [r0, #0x18]
#endif
  msr cpsr_c, #0x53
  b .

// Every exception calls the function, on the stack that was in use.
set_vectors:
  ldr r5, =saved_stack
  str sp, [r5]
  ldr r0, =vectors
#if __ARM_ARCH >= 7
  mcr p15, 0, r0, c12, c0, 0
  isb
#else
  mov r1, #0
  mov r3, #9
1:
  ldr r2, [r0], #4
  str r2, [r1], #4
  subs r3, r3, #1
  bne 1b
#endif
  bx lr

  .balign 32
vectors:
  .rept 8
  ldr pc, vector
  .endr
vector:
  .word handler

handler:
  ldr r5, =saved_stack
  ldr sp, [r5]
  b call

exhausted_stack:
  ldr sp, =_qx_stack_limit
  add sp, sp, #256
  b call

#if __ARM_ARCH >= 7

// B4.1.130 SCTLR.M
translation_off:
  mrc p15, 0, r0, c1, c0, 0
  bic r0, r0, #1
  mcr p15, 0, r0, c1, c0, 0
  isb
  b call

// With the security extensions (B4.1.94 ID_PFR1) we are in the secure state, QEMU emulates no
// firmware, and the core is running and waits for the word `go`. Without them firmware starts it:
// "Arm Power State Coordination Interface", DEN0022, 5.1.4 CPU_ON.
start_second_core:
  ldr r0, =function
  str r4, [r0]
  ldr r0, =go
  mov r1, #1
  str r1, [r0]
  dsb
  mrc p15, 0, r0, c0, c1, 1
  tst r0, #0xf0
  bxne lr
  ldr r0, =0x84000003
  mov r1, #1
  ldr r2, =second_core_start
  mov r3, #0
  .inst 0xe1400070 // hvc #0
  cmp r0, #0
  bne none
  bx lr

second_core:
  bl start_second_core
1:
  add r5, r5, #1
  b 1b

both_cores:
  bl start_second_core
  ldr r1, =meeting
  ldr r2, =met
1:
  ldr r3, [r1]
  cmp r3, #0
  beq 1b
  str r3, [r2]
  dsb
  b call

// BareMetal's start-up code comes here on every core but the first, where QEMU starts them all.
// They wait until they are wanted.
  .global _qx_other_core
_qx_other_core:
  ldr r1, =go
1:
  ldr r2, [r1]
  cmp r2, #0
  beq 1b

// Address translation is off here. Words that both cores use are seen nevertheless: QEMU has no
// caches.
second_core_start:
  mrc p15, 0, r0, c1, c0, 2
  orr r0, r0, #(0xf << 20)
  mcr p15, 0, r0, c1, c0, 2
  isb
  mov r0, #0x40000000
  .fpu vfpv2
  vmsr fpexc, r0
  ldr sp, =second_core_stack_top
  ldr r0, =function
  ldr r4, [r0]
  ldr r1, =meeting
  mov r2, #1
  str r2, [r1]
  // Alone if the first core doesn't come.
  ldr r1, =met
  mov r3, #(1 << 20)
1:
  ldr r2, [r1]
  cmp r2, #0
  bne 2f
  subs r3, r3, #1
  bne 1b
2:
  mov r0, #1
  mov lr, pc
  bx r4
  b .

#else

// The 4 GiB mapped one to one in sections of 1 MiB, with full access ("ARM1136JF-S Technical
// Reference Manual", DDI 0211, 6.11.2; "ARM Architecture Reference Manual", DDI 0100, B4.7).
translation_on:
  ldr r0, =table
  ldr r1, =0xc12
  mov r2, #4096
1:
  str r1, [r0], #4
  add r1, r1, #(1 << 20)
  subs r2, r2, #1
  bne 1b
  ldr r0, =table
  mcr p15, 0, r0, c2, c0, 0
  mov r0, #1
  mcr p15, 0, r0, c3, c0, 0
  mov r0, #0
  mcr p15, 0, r0, c8, c7, 0
  mrc p15, 0, r0, c1, c0, 0
  orr r0, r0, #1
  mcr p15, 0, r0, c1, c0, 0
  nop
  nop
  b call

#endif

// Returns the mode's number (B1.3.1).
  .global places_mode
  .type places_mode, %function
places_mode:
  mrs r0, cpsr
  and r0, r0, #0x1f
  bx lr
  .size places_mode, . - places_mode
  .ltorg

  .section .bss.places, "aw", %nobits
  .balign 16384
table:
#if __ARM_ARCH < 7
  .space 16384
#endif
saved_stack:
  .space 4
go:
  .space 4
function:
  .space 4
meeting:
  .space 4
met:
  .space 4
  .space 4096
second_core_stack_top:

#endif
