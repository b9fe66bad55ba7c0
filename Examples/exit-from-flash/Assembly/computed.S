// Ends QEMU with status 2, the remainder of 17 by 5, which the program computes. A raw image for
// `-bios`: it runs from flash at address 0, which can't be written, so the parameter block is built
// in RAM.

  .equ SYS_EXIT_EXTENDED, 0x20
  .equ ADP_Stopped_ApplicationExit, 0x20026
  .equ START_OF_RAM, 0x40000000

  .text
  .global _start
_start:
  mov w2, #17
remainder:
  subs w3, w2, #5
  csel w2, w3, w2, hs      // keep the difference while it isn't negative
  b.hs remainder

  mov x1, #START_OF_RAM
  mov w4, #(ADP_Stopped_ApplicationExit & 0xffff)
  movk w4, #(ADP_Stopped_ApplicationExit >> 16), lsl #16
  stp x4, x2, [x1]         // reason, code
  mov w0, #SYS_EXIT_EXTENDED
  hlt #0xF000
park:
  wfe
  b park
