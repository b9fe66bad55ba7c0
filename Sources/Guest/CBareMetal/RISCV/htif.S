// The words of the host-target interface. QEMU's `spike` finds them by their symbols and wants them
// to be 8 bytes each (QEMU, hw/char/riscv_htif.c). They are left out where nothing refers to them.

#if defined(__riscv)

  .section .htif, "aw", @nobits
  .balign 4096
  .global tohost
  .type tohost, @object
  .size tohost, 8
tohost:
  .skip 8

  .balign 64
  .global fromhost
  .type fromhost, @object
  .size fromhost, 8
fromhost:
  .skip 8

#endif
