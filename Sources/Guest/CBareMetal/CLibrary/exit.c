// The C library's ways to end a program, for C code in it.

#include "../CompilerRuntime/weak.h"

__attribute__((noreturn)) void _qx_main_returned(int status);

#if defined(__ELF__) && !__STDC_HOSTED__

__attribute__((noreturn)) void exit(int status);
WEAK void exit(int status) { _qx_main_returned(status); }

__attribute__((noreturn)) void _Exit(int status);
WEAK void _Exit(int status) { _qx_main_returned(status); }

__attribute__((noreturn)) void abort(void);
WEAK void abort(void) { _qx_main_returned(1); }

#endif
