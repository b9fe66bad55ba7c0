// Takes out of the libraries of a Swift SDK what every program has without referring to it: start-up
// code, and the functions that other libraries call if they are there. What a program defines itself
// isn't taken: its own start-up code, or these libraries, if its package depends on them.
//
// The section is discarded by `sections.ld`, so that nothing is kept because of it.

  .section .qemu_exit_anchor, "", %progbits

#if __SIZEOF_POINTER__ == 8
#define REFER(NAME) .8byte NAME
#else
#define REFER(NAME) .4byte NAME
#endif

  REFER(_start)
  REFER(_qx_flush)
  REFER(_qx_console_write)
  REFER(_qx_device_read)
  REFER(_qx_device_write)
#if defined(__x86_64__) || defined(__i386__)
  REFER(_qx_boot_command_line)
#else
  REFER(_qx_guarded_semihosting_call)
#endif
