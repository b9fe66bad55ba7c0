// The PVH entry point for both widths: QEMU finds it in a note and enters in 32-bit protected mode
// with flat segments and paging off ("x86/HVM direct boot ABI", Xen documentation,
// docs/misc/pvh.pandoc).

#if defined(__x86_64__) || defined(__i386__)
#if defined(__ELF__)

  // XEN_ELFNOTE_PHYS32_ENTRY (18)
  .section .note.Xen, "a", @note
  .balign 4
  .long 4, 4, 18
  .asciz "Xen"
  .long _start

  // What QEMU leaves in ebx at the entry point: the address of the start info.
  .section .noinit.start_info, "aw", @nobits
  .balign 4
  .global _qx_start_info
_qx_start_info:
  .skip 4

  // What MXCSR is after a reset ("Intel 64 and IA-32 Architectures Software Developer's Manual",
  // volume 1, 10.2.3).
  .section .rodata.mxcsr, "a"
  .balign 4
  .global _qx_mxcsr
_qx_mxcsr:
  .long 0x1f80

#endif
#endif
