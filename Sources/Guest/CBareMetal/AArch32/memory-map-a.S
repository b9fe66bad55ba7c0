// Address translation for the A profile of AArch32 and its ancestors: every address maps to itself,
// as normal memory or as device memory, but for the MiB below the stack, where nothing is, so that
// an overflow traps.
//
// On ARMv7-A unaligned accesses need it, too. Without translation all data accesses are to strongly-ordered memory, which must be aligned ("Arm
// Architecture Reference Manual, ARMv7-A and ARMv7-R edition", DDI 0406, B3.2.1 "VMSA behavior when
// a stage 1 MMU is disabled"); the code that compilers make isn't, nor is that in the Swift
// library. QEMU checks this since version 9.0. ARMv6 and before have no such rule.
//
// The machine's linker script says where devices are: _qx_device_start to _qx_device_end, multiples
// of 1 MiB.

#if defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')

#if __ARM_ARCH >= 7
  // DDI 0406, B3.5.1 "Short-descriptor translation table format descriptors", sections with full
  // access: normal, write-back, write-allocate; shareable device, execute-never.
  .equ section, 2 | (3 << 10)
  .equ normal_section, section | (1 << 12) | (1 << 3) | (1 << 2)
  .equ device_section, section | (1 << 4) | (1 << 2)
#else
  // The format of ARMv5 and before, which ARMv6 has, too, unless SCTLR.XP is set: sections with
  // full access, bit 4 set; cacheable and bufferable, or neither ("ARM Architecture Reference
  // Manual", DDI 0100, B4.7 "Backwards-compatible page table translation").
  .equ section, 2 | (3 << 10) | (1 << 4)
  .equ normal_section, section | (1 << 3) | (1 << 2)
  .equ device_section, section
#endif

  .arm
  .section .text.map_memory, "ax"
  .balign 4
  .global _qx_map_memory
  .type _qx_map_memory, %function
// Fills the table and switches translation on. Changes r0 to r6 and uses no stack.
_qx_map_memory:
  ldr r0, =table
  ldr r4, =_qx_device_start
  ldr r5, =_qx_device_end
  ldr r6, =normal_section
  ldr r3, =device_section
  mov r1, #0
  mov r2, r0
1:
  cmp r1, r4
  cmphs r5, r1
  orrhi r12, r1, r3
  orrls r12, r1, r6
  str r12, [r2], #4
  adds r1, r1, #(1 << 20)
  bne 1b
  ldr r2, =(_qx_stack_limit - 1)
  mov r2, r2, lsr #20
  str r1, [r0, r2, lsl #2]
#if __ARM_ARCH >= 7
  dsb
#endif

  // B4.1.153 TTBCR, which ARMv6 brought, B4.1.154 TTBR0, B4.1.43 DACR: domain 0 obeys the table.
#if __ARM_ARCH >= 6
  mcr p15, 0, r1, c2, c0, 2
#endif
  mcr p15, 0, r0, c2, c0, 0
  mov r1, #1
  mcr p15, 0, r1, c3, c0, 0
  // TLBIALL, ICIALLU
  mcr p15, 0, r1, c8, c7, 0
  mcr p15, 0, r1, c7, c5, 0
#if __ARM_ARCH >= 7
  dsb
  isb
#endif
  // B4.1.130 SCTLR: translation (M), caches (C, I); no alignment checks (A), no remapping (TRE,
  // AFE).
  mrc p15, 0, r1, c1, c0, 0
#if __ARM_ARCH >= 7
  ldr r2, =0x30000002
  bic r1, r1, r2
  ldr r2, =0x00001005
  orr r1, r1, r2
  mcr p15, 0, r1, c1, c0, 0
  isb
#else
  // The same bits, and the new format of tables off (XP), which is reserved before ARMv6. Addresses
  // stay the same, so that it doesn't matter how soon it is in force.
  bic r1, r1, #(1 << 23)
  bic r1, r1, #2
  orr r1, r1, #(1 << 12)
  orr r1, r1, #5
  mcr p15, 0, r1, c1, c0, 0
#endif
  bx lr
  .ltorg
  .size _qx_map_memory, . - _qx_map_memory

  // 4096 entries. Not in .bss, which is cleared when they are in use.
  .section .noinit.translation_table, "aw", %nobits
  .balign 16384
table:
  .space 16384

#endif
