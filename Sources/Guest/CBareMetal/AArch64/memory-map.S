// Address translation for AArch64: every address maps to itself, as normal memory or as device
// memory.
//
// Without translation all data accesses are to device memory, which must be aligned ("Arm
// Architecture Reference Manual for A-profile architecture", DDI 0487, D8.2.9 "Effects when
// address translation is disabled"); the code that compilers make isn't, nor is that in the Swift
// library. QEMU checks this since version 9.0.
//
// The machine's linker script says where devices are: _qx_device_start to _qx_device_end, multiples
// of 2 MiB below 1 GiB and of 1 GiB above.

#if defined(__aarch64__)

  // DDI 0487, D8.3.1 "VMSAv8-64 descriptor formats": a block, accessed, and
  // - inner shareable, MAIR attribute 1;
  // - execute-never for both levels, MAIR attribute 0.
  .equ block, 0x1 | (1 << 10)
  .equ normal_block, block | (3 << 8) | (1 << 2)
  .equ device_block, block | (3 << 53)

  // D24.2.199 TCR_EL1 and its siblings: 39 bits of address, tables in write-back, inner shareable
  // memory, 4 KiB granule.
  .equ translation, 25 | (1 << 8) | (1 << 10) | (3 << 12)
  // 36 bits of physical address; no addresses in the upper half.
  .equ translation_el1, translation | (1 << 32) | (1 << 23)
  .equ translation_el2, translation | (1 << 16) | (1 << 31) | (1 << 23)
  .equ translation_el3, translation_el2

  // Attribute 0: Device-nGnRnE; 1: normal, write-back (D24.2.109 MAIR_EL1).
  .equ attributes, 0xff00

  // SCTLR_ELx: translation (M), caches (C, I); no alignment checks (A).
  .equ control_set, 0x1005
  .equ control_clear, 0x2

  // Switches translation on at a level and returns. x0: tables, x1: attributes, x4: bits to set in
  // SCTLR_ELx.
  .macro translate level, invalidate
  ldr x2, =translation_el\level
  msr mair_el\level, x1
  msr tcr_el\level, x2
  msr ttbr0_el\level, x0
  tlbi \invalidate
  dsb sy
  isb
  mrs x3, sctlr_el\level
  orr x3, x3, x4
  bic x3, x3, #control_clear
  msr sctlr_el\level, x3
  isb
  ret
  .endm

  .section .text.map_memory, "ax"
  .balign 4
  .global _qx_map_memory
  .type _qx_map_memory, %function
// Fills the tables and switches translation on at the current level. Changes x0 to x9 and uses no
// stack.
_qx_map_memory:
  ldr x0, =tables
  ldr x5, =_qx_device_start
  ldr x6, =_qx_device_end
  ldr x7, =normal_block
  ldr x8, =device_block
  mrs x9, currentel
  // Above EL1, bit 6 is reserved and one.
  cmp x9, #(1 << 2)
  mov x4, #(1 << 6)
  csel x4, xzr, x4, eq
  orr x7, x7, x4
  orr x8, x8, x4

  // The second table: the first GiB, in blocks of 2 MiB.
  add x2, x0, #4096
  mov x1, #0
1:
  cmp x1, x5
  ccmp x1, x6, #2, hs
  csel x3, x8, x7, lo
  orr x3, x3, x1
  str x3, [x2], #8
  add x1, x1, #(2 << 20)
  tbz x1, #30, 1b

  // The first table: the second for the first GiB, then blocks of 1 GiB.
  mov x4, #(1 << 30)
  add x3, x0, #4096
  orr x3, x3, #3
  str x3, [x0]
  add x2, x0, #8
2:
  cmp x1, x5
  ccmp x1, x6, #2, hs
  csel x3, x8, x7, lo
  orr x3, x3, x1
  str x3, [x2], #8
  add x1, x1, x4
  lsr x3, x1, #39
  cbz x3, 2b
  dsb sy

  ldr x1, =attributes
  ldr x4, =control_set
  cmp x9, #(3 << 2)
  b.eq 3f
  cmp x9, #(2 << 2)
  b.eq 4f

  translate 1, vmalle1
3:
  translate 3, alle3
4:
  translate 2, alle2
  .ltorg
  .size _qx_map_memory, . - _qx_map_memory

  // Two tables of 512 entries. Not in .bss, which is cleared when they are in use.
  .section .noinit.translation_tables, "aw", %nobits
  .balign 4096
tables:
  .space 8192

#endif
