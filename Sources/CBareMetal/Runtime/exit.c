// The C library's ways to end a program, for C code in it.

#include <stdint.h>

__attribute__((noreturn)) void _qx_main_returned(int status);

__attribute__((noreturn)) void exit(int status);
__attribute__((noreturn)) void exit(int status) { _qx_main_returned(status); }

__attribute__((noreturn)) void abort(void);
__attribute__((noreturn)) void abort(void) { _qx_main_returned(1); }
