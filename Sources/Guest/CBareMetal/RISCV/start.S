// Start-up for RISC-V: from the first instruction to `_qx_run`, in machine or supervisor mode. No
// instruction tells which it is; the machine's linker script does, by `_qx_supervisor_mode`.

#if defined(__riscv)

#if __riscv_xlen == 64
#define LOAD ld
#else
#define LOAD lw
#endif

  .section .text.start, "ax"
  .global _start
  .type _start, @function
_start:
  .option push
  .option norelax
  lla gp, __global_pointer$
  .option pop
  .weak _qx_supervisor_mode
  lui t0, %hi(_qx_supervisor_mode)
  addi t0, t0, %lo(_qx_supervisor_mode)
  bnez t0, supervisor

  // Harts other than the first wait for ever, unless the program has a use for them.
  csrr a0, mhartid
  beqz a0, 2f
  lla t0, other_core
  LOAD t0, 0(t0)
  beqz t0, 1f
  jr t0
1:
  wfi
  j 1b
2:
  lla s1, _qx_run
machine:
  // Nothing may be accessed in the 64 KiB below the stack, so that an overflow traps: memory
  // protection entry 0, a power of two, without permissions and locked, which makes it count in
  // machine mode ("The RISC-V Instruction Set Manual, volume II", version 20211203, 3.7.1). A
  // processor without the registers traps here, and goes on.
  lla t0, 3f
  csrw mtvec, t0
  lla t0, _qx_stack_limit
  li t1, 64 << 10
  sub t0, t0, t1
  srli t0, t0, 2
  li t1, (64 << 10) / 8 - 1
  or t0, t0, t1
  csrw pmpaddr0, t0
  li t0, 0x98
  csrw pmpcfg0, t0
  .balign 4
3:
  // Traps ("The RISC-V Instruction Set Manual, volume II", version 20211203, 3.1.7 mtvec), and
  // access to the floating-point registers (3.1.6.6 mstatus.FS = Initial).
  lla t0, _qx_machine_vectors
  csrw mtvec, t0
  li t0, 1 << 13
  csrs mstatus, t0
  j run

  // On one hart: firmware keeps the others ("RISC-V Supervisor Binary Interface Specification",
  // version 2.0, chapter 9). Addresses aren't translated. The firmware's memory can't be accessed,
  // so that the stack's overflow traps when it gets there: at once with OpenSBI 1.1 (QEMU 7.2),
  // after 128 KiB that nobody uses with OpenSBI 1.5 (QEMU 10.0).
supervisor:
  lla s1, _qx_run
supervisor_again:
  // Volume II, 4.1.2 stvec and 3.1.6.6 FS, which sstatus has, too.
  lla t0, _qx_supervisor_vectors
  csrw stvec, t0
  li t0, 1 << 13
  csrs sstatus, t0

run:
#if defined(__riscv_flen)
  // Arithmetic as after a reset ("The RISC-V Instruction Set Manual, volume I", version 20191213,
  // 11.2 fcsr).
  csrw fcsr, zero
#endif
  lla sp, _qx_stack_top
  li s0, 0
  li ra, 0
  jr s1
  .size _start, . - _start

  // Start-up code again, in the same mode: interrupts off, all together and each (volume II, 3.1.6.1
  // mstatus.MIE, 3.1.9 mie, 4.1.1 sstatus.SIE, 4.1.3 sie), memory accessed as in this mode
  // (3.1.6.3 MPRV), addresses not translated (4.1.11 satp).
  .section .text._qx_restart, "ax"
  .global _qx_restart
  .type _qx_restart, @function
_qx_restart:
  .option push
  .option norelax
  lla gp, __global_pointer$
  .option pop
  lla s1, _qx_run_again
  lui t0, %hi(_qx_supervisor_mode)
  addi t0, t0, %lo(_qx_supervisor_mode)
  bnez t0, 1f
  csrci mstatus, 1 << 3
  csrw mie, zero
  li t0, 1 << 17
  csrc mstatus, t0
  j machine
1:
  csrci sstatus, 1 << 1
  csrw sie, zero
  csrw satp, zero
  sfence.vma
  j supervisor_again
  .size _qx_restart, . - _qx_restart

  .section .text.start, "ax"
  .weak _qx_other_core
  .balign 8
other_core:
  .dword _qx_other_core

#endif
