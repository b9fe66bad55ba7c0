// Places on the M profile ("ARMv7-M Architecture Reference Manual", DDI 0403; "Armv8-M Architecture
// Reference Manual", DDI 0553), from privileged thread mode.

#if defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

#include "places.h"

  .thumb
  .syntax unified
  .section .text.places, "ax"
  .global places_enter
  .thumb_func
  .type places_enter, %function
// r0: place, r1: function, which r4 holds from here on.
places_enter:
  push {r4, lr}
  mov r4, r1
  cmp r0, #PLACE_USER
  beq user
  cmp r0, #PLACE_PROCESS_STACK
  beq process_stack
  cmp r0, #PLACE_EXCEPTION_HANDLER
  beq exception_handler
  cmp r0, #PLACE_INTERRUPT_HANDLER
  beq interrupt_handler
  cmp r0, #PLACE_EXHAUSTED_STACK
  beq exhausted_stack
  cmp r0, #PLACE_NON_SECURE
  beq non_secure
  cmp r0, #PLACE_NON_SECURE_HANDLER
  beq non_secure_handler
none:
  pop {r4, pc}
  .size places_enter, . - places_enter

non_secure:
  movs r0, #0
  bl places_enter_non_secure
  b none
non_secure_handler:
  movs r0, #1
  bl places_enter_non_secure
  b none

// The end of all ways: calls the function.
call:
  movs r0, #0
  blx r4
  b .

// B1.4.4 CONTROL.nPRIV. What start-up code forbids below the stack it leaves to privileged code
// alone, so that protection goes off first (B3.5.5 MPU_CTRL).
user:
  ldr r0, =0xe000ed94
  movs r1, #0
  str r1, [r0]
  dsb
  movs r0, #1
  msr control, r0
  isb
  // A processor without the unprivileged extension ignores that.
  mrs r0, control
  lsls r0, r0, #31
  beq none
  b call

// B1.4.4 CONTROL.SPSEL
process_stack:
  mov r0, sp
  msr psp, r0
  movs r0, #2
  msr control, r0
  isb
  b call

exception_handler:
  bl set_vectors
  svc #0
  b .

// External interrupt 0 (B3.4.4 NVIC_ISER, B3.4.6 NVIC_ISPR).
interrupt_handler:
  bl set_vectors
  ldr r0, =0xe000e100
  movs r1, #1
  str r1, [r0]
  ldr r0, =0xe000e200
  str r1, [r0]
  cpsie i
  dsb
  isb
  b .

// Every exception calls the function (B3.2.5 VTOR). A processor whose table can't be moved ignores
// that.
set_vectors:
  ldr r0, =0xe000ed08
  ldr r1, =vectors
  str r1, [r0]
  dsb
  ldr r2, [r0]
  cmp r1, r2
  bne 1f
  bx lr
1:
  b none

  .thumb_func
handler:
  b call

exhausted_stack:
  ldr r0, =(_qx_stack_limit + 256)
  mov sp, r0
  b call

// Returns CONTROL's nPRIV and SPSEL and 4 times the exception's number.
  .global places_mode
  .thumb_func
  .type places_mode, %function
places_mode:
  mrs r0, control
  movs r1, #3
  ands r0, r1
  mrs r1, ipsr
  lsls r1, r1, #2
  adds r0, r0, r1
  bx lr
  .size places_mode, . - places_mode
  .ltorg

  .section .rodata.places, "a"
  .balign 256
vectors:
  .word _qx_stack_top
  .rept 15 + 32
  .word handler
  .endr

#endif
