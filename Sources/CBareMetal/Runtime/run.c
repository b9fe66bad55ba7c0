// From a usable stack to the program's end.

#include <stddef.h>
#include <stdint.h>

extern char _qx_data_start[], _qx_data_end[], _qx_data_load[];
extern char _qx_bss_start[], _qx_bss_end[];
typedef void (*constructor)(void);
extern constructor _qx_init_array_start[], _qx_init_array_end[];

void *memcpy(void *restrict, const void *restrict, size_t);
void *memset(void *, int, size_t);
int main(int argc, char **argv);

/// Ends QEMU with what `main` returned. Written in Swift.
__attribute__((noreturn)) void _qx_main_returned(int status);

/// Finds out by which way the console's bytes go. Written in Swift.
void _qx_prepare_console(void);

/// Prepares memory and runs `main`. Called by start-up code, on the stack of the first core.
__attribute__((noreturn)) void _qx_run(void) {
  if ((uintptr_t)_qx_data_load != (uintptr_t)_qx_data_start) {
    memcpy(_qx_data_start, _qx_data_load, (size_t)(_qx_data_end - _qx_data_start));
  }
  memset(_qx_bss_start, 0, (size_t)(_qx_bss_end - _qx_bss_start));
  _qx_prepare_console();
  for (constructor *next = _qx_init_array_start; next != _qx_init_array_end; next++) (*next)();
  _qx_main_returned(main(0, NULL));
}
