// From a usable stack to the program's end, and from anywhere back to the beginning.

#include <stddef.h>
#include <stdint.h>

#include "bare_metal.h"

extern char _qx_data_start[], _qx_data_end[], _qx_data_load[];
extern char _qx_bss_start[], _qx_bss_end[];
extern char _qx_heap_start[];
typedef void (*constructor)(void);
extern constructor _qx_init_array_start[], _qx_init_array_end[];

void *memcpy(void *restrict, const void *restrict, size_t);
void *memset(void *, int, size_t);
int main(int argc, char **argv);

/// Ends QEMU with what `main` returned. Written in Swift.
__attribute__((noreturn)) void _qx_main_returned(int status);

/// Finds out by which way the console's bytes go. Written in Swift.
void _qx_prepare_console(void);

/// Gives the host the console's handles back. Written in Swift.
void _qx_close_console(void);

// Not in .bss, which is zeroed before it is asked for.
uintptr_t _qx_heap_used_end __attribute__((section(".noinit.heap_used_end")));

/// Prepares memory and runs `main`.
__attribute__((noreturn)) static void run(void) {
  memcpy(_qx_data_start, _qx_data_load, (size_t)(_qx_data_end - _qx_data_start));
  memset(_qx_bss_start, 0, (size_t)(_qx_bss_end - _qx_bss_start));
  _qx_heap_used_end = (uintptr_t)_qx_heap_start;
  _qx_prepare_console();
  for (constructor *next = _qx_init_array_start; next != _qx_init_array_end; next++) (*next)();
  _qx_main_returned(main(0, NULL));
}

/// Called by start-up code, on the stack of the first core. Memory is as QEMU made it.
__attribute__((noreturn)) void _qx_run(void) { run(); }

/// The same when the program starts again: what it has had of the heap is zero again, too. The
/// stack isn't: it may have a mebibyte, which takes longer than all the rest.
__attribute__((noreturn)) void _qx_run_again(void) {
  _qx_close_console();
  memset(_qx_heap_start, 0, (size_t)(_qx_heap_used_end - (uintptr_t)_qx_heap_start));
  run();
}
