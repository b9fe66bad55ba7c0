#include "qemu_exit.h"

#if defined(__thumb__)
  .syntax unified
  .thumb_func
#endif
  .text
  .global main
main:
  qemu_exit 43
