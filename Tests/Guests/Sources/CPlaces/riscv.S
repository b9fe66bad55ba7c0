// Places on RISC-V ("The RISC-V Instruction Set Manual, volume II", version 20211203), from machine
// mode, or from supervisor mode on OpenSBI.

#if defined(__riscv)

#include "places.h"

#if __riscv_xlen == 64
#define STORE sd
#else
#define STORE sw
#endif

  // The interrupt controller of each hart on QEMU's `virt` and `spike`, a CLINT: the word that
  // makes hart 0 a software interrupt.
  .equ software_interrupt, 0x02000000

  .section .text.places, "ax"
  .global places_enter
  .type places_enter, @function
// a0: place, a1: function, which s1 holds from here on.
places_enter:
  addi sp, sp, -16
  STORE s1, 0(sp)
  STORE ra, 8(sp)
  mv s1, a1
  lui s2, %hi(_qx_supervisor_mode)
  addi s2, s2, %lo(_qx_supervisor_mode)
  li t0, PLACE_USER
  beq a0, t0, user
  li t0, PLACE_SUPERVISOR
  beq a0, t0, supervisor
  li t0, PLACE_EXCEPTION_HANDLER
  beq a0, t0, exception_handler
  li t0, PLACE_INTERRUPT_HANDLER
  beq a0, t0, interrupt_handler
  li t0, PLACE_EXHAUSTED_STACK
  beq a0, t0, exhausted_stack
  li t0, PLACE_TRANSLATION_ON
  beq a0, t0, translation_on
  li t0, PLACE_SECOND_CORE
  beq a0, t0, second_core
  li t0, PLACE_BOTH_CORES
  beq a0, t0, both_cores
none:
#if __riscv_xlen == 64
  ld s1, 0(sp)
  ld ra, 8(sp)
#else
  lw s1, 0(sp)
  lw ra, 8(sp)
#endif
  addi sp, sp, 16
  ret
  .size places_enter, . - places_enter

// The end of all ways: calls the function on core 0.
call:
  li a0, 0
  jalr s1
1:
  j 1b

// 3.1.6 mstatus.MPP, 4.1.1 sstatus.SPP.
user:
  li t1, 0
  bnez s2, 1f
  j leave_machine_mode
1:
  li t0, 1 << 8
  csrc sstatus, t0
  lla t0, call
  csrw sepc, t0
  sret

supervisor:
  bnez s2, none
  li t1, 1 << 11
// t1: mstatus.MPP. Memory protection entry 1 gives the lower modes all that entry 0, which guards
// the stack, doesn't take.
leave_machine_mode:
  li t0, -1
  csrw pmpaddr1, t0
  li t0, 0x1f98
  csrw pmpcfg0, t0
  li t0, 3 << 11
  csrc mstatus, t0
  csrs mstatus, t1
  lla t0, call
  csrw mepc, t0
  mret

exception_handler:
  lla t0, handler
  bnez s2, 1f
  csrw mtvec, t0
  ebreak
1:
  csrw stvec, t0
  ebreak

// A software interrupt (3.1.9, 4.1.3).
interrupt_handler:
  lla t0, handler
  bnez s2, 1f
  csrw mtvec, t0
  li t0, 1 << 3
  csrs mie, t0
  csrs mstatus, t0
  li t0, software_interrupt
  li t1, 1
  sw t1, 0(t0)
2:
  j 2b
1:
  csrw stvec, t0
  li t0, 1 << 1
  csrs sie, t0
  csrs sstatus, t0
  csrs sip, t0
3:
  j 3b

// The guard below the stack is next: an access beyond 256 bytes is one too far.
exhausted_stack:
  lla sp, _qx_stack_limit
  addi sp, sp, 256
  j call

// Supervisor mode with the first 4 GiB mapped one to one, in pages as large as can be (4.3, 4.4).
translation_on:
  lla t0, page_table
#if __riscv_xlen == 64
  li t1, 0xcf
  li t2, 1 << 28
  li t3, 4
#else
  li t1, 0xcf
  li t2, 1 << 20
  li t3, 1024
#endif
1:
  STORE t1, 0(t0)
  addi t0, t0, __riscv_xlen / 8
  add t1, t1, t2
  addi t3, t3, -1
  bnez t3, 1b
  lla t0, page_table
  srli t0, t0, 12
#if __riscv_xlen == 64
  li t1, 8 << 60
#else
  li t1, 1 << 31
#endif
  or t0, t0, t1
  csrw satp, t0
  sfence.vma
  beqz s2, supervisor
  j call

  .macro start_second_core
  lla t0, function
  STORE s1, 0(t0)
  fence
  lla t0, go
  li t1, 1
  sw t1, 0(t0)
  beqz s2, 2f
  // "RISC-V Supervisor Binary Interface Specification", version 2.0, 9.1 sbi_hart_start: firmware
  // may have started us on either hart. On a busy computer the other one isn't ready at first.
  li s5, 1 << 18
3:
  li s3, 1
1:
  mv a0, s3
  lla a1, supervisor_hart_start
  li a2, 0
  li a6, 0
  li a7, 0x48534d
  ecall
  beqz a0, 2f
  addi s3, s3, -1
  bgez s3, 1b
  addi s5, s5, -1
  bnez s5, 3b
  j none
2:
  .endm

second_core:
  start_second_core
1:
  addi s4, s4, 1
  j 1b

both_cores:
  start_second_core
  lla t0, meeting
  li t2, 1 << 30
1:
  lw t1, 0(t0)
  addi t2, t2, -1
  beqz t2, none
  beqz t1, 1b
  lla t0, met
  sw t1, 0(t0)
  fence
  j call

// BareMetal's start-up code comes here on every hart but the first. They wait until they are
// wanted.
  .global _qx_other_core
_qx_other_core:
  // The second is enough.
  li t0, 1
  bne a0, t0, .
  lla t0, go
1:
  lw t1, 0(t0)
  beqz t1, 1b
  li t0, 1 << 13
  csrs mstatus, t0
  j run_second

supervisor_hart_start:
  li t0, 1 << 13
  csrs sstatus, t0
run_second:
  fence
  lla sp, second_core_stack_top
  lla t0, meeting
  li t1, 1
  sw t1, 0(t0)
  // Alone if the first core doesn't come.
  lla t0, met
  li t2, 1 << 20
1:
  lw t1, 0(t0)
  addi t2, t2, -1
  beqz t2, 2f
  beqz t1, 1b
2:
  lla t0, function
#if __riscv_xlen == 64
  ld s1, 0(t0)
#else
  lw s1, 0(t0)
#endif
  li a0, 1
  jalr s1
3:
  j 3b

  .balign 4
handler:
  j call

// a0: a mode, 3, 1 or 0. Returns 10 and the mode if the processor is in it or above, and traps
// otherwise: no instruction tells the mode.
  .global places_mode
  .type places_mode, @function
places_mode:
  li t0, 3
  bne a0, t0, 1f
  csrr t0, mscratch
1:
  beqz a0, 2f
  csrr t0, sscratch
2:
  addi a0, a0, 10
  ret
  .size places_mode, . - places_mode

  .section .bss.places, "aw", @nobits
  .balign 4096
page_table:
  .space 4096
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
