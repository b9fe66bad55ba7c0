// Places on AArch64 ("Arm Architecture Reference Manual for A-profile architecture", DDI 0487),
// from the level that start-up code has left the processor at.

#if defined(__aarch64__)

#include "places.h"

  // Where QEMU's `virt` has its interrupt controller, a GICv2: distributor and processor interface.
  .equ distributor, 0x08000000
  .equ processor_interface, 0x08010000

  .section .text.places, "ax"
  .balign 4
  .global places_enter
  .type places_enter, %function
// w0: place, x1: function. x19 holds the function from here on.
places_enter:
  stp x29, x30, [sp, #-32]!
  str x19, [sp, #16]
  mov x19, x1
  cmp w0, #PLACE_USER
  b.eq user
  cmp w0, #PLACE_SUPERVISOR
  mov x1, #(1 << 0)
  b.eq supervisor
  cmp w0, #PLACE_SECURE_SUPERVISOR
  mov x1, #0
  b.eq supervisor
  cmp w0, #PLACE_EXCEPTION_HANDLER
  b.eq exception_handler
  cmp w0, #PLACE_INTERRUPT_HANDLER
  b.eq interrupt_handler
  cmp w0, #PLACE_EXHAUSTED_STACK
  b.eq exhausted_stack
  cmp w0, #PLACE_TRANSLATION_OFF
  b.eq translation_off
  cmp w0, #PLACE_SECOND_CORE
  b.eq second_core
  cmp w0, #PLACE_BOTH_CORES
  b.eq both_cores
none:
  ldr x19, [sp, #16]
  ldp x29, x30, [sp], #32
  ret
  .size places_enter, . - places_enter

// The end of all ways: calls the function on core 0.
call:
  mov w0, #0
  blr x19
  b .

// The level that the processor is at, 1 to 3.
  .macro level register
  mrs \register, currentel
  lsr \register, \register, #2
  .endm

// Calls the function in EL0, from EL1. EL0 may access all memory then, which takes from EL1 the
// right to execute it (D8.4.1.2.1 "PXN": writable at EL0 is never executable above). The switch is
// made at another address of the same memory, 256 GiB above, where EL0 has no access.
user:
  level x0
  cmp x0, #1
  b.ne none
  mrs x0, ttbr0_el1
  // The first table's upper half repeats the lower one.
  mov x1, #0
1:
  ldr x2, [x0, x1, lsl #3]
  add x3, x1, #256
  str x2, [x0, x3, lsl #3]
  add x1, x1, #1
  cmp x1, #256
  b.ne 1b
  dsb sy
  tlbi vmalle1
  dsb sy
  isb
  adr x2, 2f
  mov x4, #(1 << 38)
  orr x2, x2, x4
  br x2
2:
  // Vectors must be executable, too.
  mrs x2, vbar_el1
  orr x2, x2, x4
  msr vbar_el1, x2
  // Blocks of 1 GiB of the lower half become accessible to EL0, AP[1].
  mov x1, #1
3:
  ldr x2, [x0, x1, lsl #3]
  orr x2, x2, #(1 << 6)
  str x2, [x0, x1, lsl #3]
  add x1, x1, #1
  cmp x1, #256
  b.ne 3b
  dsb sy
  tlbi vmalle1
  dsb sy
  isb
  mov x2, sp
  msr sp_el0, x2
  ldr x2, =call
  msr elr_el1, x2
  msr spsr_el1, xzr
  eret

// Calls the function at EL1 with address translation off. x1: SCR_EL3.NS.
supervisor:
  mov x2, sp
  msr sp_el1, x2
  mov x2, #(3 << 20)
  msr cpacr_el1, x2
  mov x2, #0x0800
  movk x2, #0x30d0, lsl #16
  msr sctlr_el1, x2
  ldr x2, =_qx_vectors
  msr vbar_el1, x2
  ldr x2, =call
  // EL1 with its own stack pointer, interrupts masked.
  mov x3, #0x3c5
  level x0
  cmp x0, #3
  b.eq 1f
  cmp x0, #2
  b.ne none
  cbz x1, none
  // HCR_EL2.RW: EL1 is 64 bits wide.
  mov x4, #(1 << 31)
  msr hcr_el2, x4
  msr elr_el2, x2
  msr spsr_el2, x3
  eret
1:
  // SCR_EL3.RW, and the reserved bits that are one.
  orr x1, x1, #(1 << 10)
  orr x1, x1, #0x30
  msr scr_el3, x1
  mov x4, #(1 << 31)
  msr hcr_el2, x4
  msr elr_el3, x2
  msr spsr_el3, x3
  eret

exception_handler:
  bl set_vectors
  brk #1
  b .

// A software-generated interrupt to this core ("Arm Generic Interrupt Controller, version 2",
// IHI 0048, 4.3.15 GICD_SGIR).
interrupt_handler:
  bl set_vectors
  level x0
  cmp x0, #1
  b.eq 1f
  // At higher levels interrupts are routed here: HCR_EL2.IMO, SCR_EL3.IRQ and FIQ.
  cmp x0, #2
  b.eq 2f
  mrs x0, scr_el3
  orr x0, x0, #6
  msr scr_el3, x0
  b 1f
2:
  ldr x0, =(1 << 31 | 1 << 4 | 1 << 3)
  msr hcr_el2, x0
1:
  isb
  mov x0, #distributor
  mov w1, #1
  str w1, [x0]
  mov x2, #processor_interface
  mov w1, #0xff
  str w1, [x2, #4]
  mov w1, #1
  str w1, [x2]
  mov w1, #0x02000000
  str w1, [x0, #0xf00]
  msr daifclr, #3
  b .

// Every exception calls the function, on the stack that was in use.
set_vectors:
  ldr x0, =vectors
  level x1
  cmp x1, #3
  b.eq 3f
  cmp x1, #2
  b.eq 2f
  msr vbar_el1, x0
  b 1f
2:
  msr vbar_el2, x0
  b 1f
3:
  msr vbar_el3, x0
1:
  isb
  ret

// The guard below the stack is next: an access beyond 256 bytes is one too far.
exhausted_stack:
  ldr x0, =_qx_stack_limit
  add x0, x0, #256
  mov sp, x0
  b call

translation_off:
  level x0
  cmp x0, #3
  b.eq 3f
  cmp x0, #2
  b.eq 2f
  mrs x0, sctlr_el1
  bic x0, x0, #1
  msr sctlr_el1, x0
  b 1f
2:
  mrs x0, sctlr_el2
  bic x0, x0, #1
  msr sctlr_el2, x0
  b 1f
3:
  mrs x0, sctlr_el3
  bic x0, x0, #1
  msr sctlr_el3, x0
1:
  isb
  b call

// "Arm Power State Coordination Interface", DEN0022, 5.1.4 CPU_ON: by `hvc` from EL1, where QEMU
// emulates firmware, and by `smc` from EL2. At EL3 we are the firmware, and the core is running.
  .macro start_second_core
  ldr x0, =function
  str x19, [x0]
  ldr x0, =go
  mov w1, #1
  str w1, [x0]
  dsb sy
  level x0
  cmp x0, #3
  b.eq 3f
  mov w0, #3
  movk w0, #0xc400, lsl #16
  mov x1, #1
  ldr x2, =second_core_start
  level x4
  cmp x4, #1
  b.ne 1f
  hvc #0
  b 2f
1:
  .inst 0xd4000003 // smc #0
2:
  cbnz w0, none
3:
  .endm

second_core:
  start_second_core
1:
  add x20, x20, #1
  b 1b

both_cores:
  start_second_core
  ldr x1, =meeting
  ldr x2, =met
  mov w4, #(1 << 30)
1:
  ldr w3, [x1]
  sub w4, w4, #1
  cbz w4, none
  cbz w3, 1b
  str w3, [x2]
  dsb sy
  b call

// BareMetal's start-up code comes here on every core but the first, where QEMU starts them all.
// They wait until they are wanted.
  .global _qx_other_core
_qx_other_core:
  // The second is enough.
  cmp x0, #1
  b.ne .
  ldr x1, =go
1:
  ldr w2, [x1]
  cbz w2, 1b

// Address translation is off here. Words that both cores use are seen nevertheless: QEMU has no
// caches.
second_core_start:
  mov x2, #(3 << 20)
  msr cpacr_el1, x2
  level x1
  cmp x1, #3
  b.eq 2f
  cmp x1, #2
  b.ne 1f
  mov x2, #0x33ff
  msr cptr_el2, x2
  b 1f
2:
  msr cptr_el3, xzr
1:
  isb
  ldr x1, =function
  ldr x19, [x1]
  ldr x1, =second_core_stack_top
  mov sp, x1
  ldr x1, =meeting
  mov w2, #1
  str w2, [x1]
  ldr x1, =met
  mov w3, #(1 << 20)
1:
  // Alone if the first core doesn't come.
  ldr w2, [x1]
  sub w3, w3, #1
  cbz w3, 2f
  cbz w2, 1b
2:
  mov w0, #1
  blr x19
  b .
  .ltorg

// Returns the level.
  .global places_mode
  .type places_mode, %function
places_mode:
  level x0
  ret
  .size places_mode, . - places_mode

  .balign 2048
vectors:
  .rept 16
  .balign 128
  b call
  .endr

  .section .bss.places, "aw", %nobits
  .balign 16
function:
  .space 8
go:
  .space 8
meeting:
  .space 8
met:
  .space 8
  .space 4096
second_core_stack_top:

#endif
