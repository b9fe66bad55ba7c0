// Ends QEMU with status 5. A raw image for `-bios`: it runs from flash at address 0.

  .equ SYS_EXIT_EXTENDED, 0x20
  .equ ADP_Stopped_ApplicationExit, 0x20026

  .text
  .global _start
_start:
  mov w0, #SYS_EXIT_EXTENDED
  adr x1, block            // the parameter block is in flash, too: nobody writes to it
  hlt #0xF000
park:
  wfe
  b park

  .balign 8
block:
  .quad ADP_Stopped_ApplicationExit
  .quad 5
