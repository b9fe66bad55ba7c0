// What code refers to that was compiled with a stack protector. The toolset switches it off, but a
// C library or another build system may not.

#include <stdint.h>

/// The value that guards frames. A constant: it finds overruns, not attackers.
uintptr_t __stack_chk_guard = (uintptr_t)0xff0a0d00ff0a0d00u;

/// Says what is wrong and ends QEMU with a failure. Written in Swift.
__attribute__((noreturn)) void _qx_fail(const char *text);

__attribute__((noreturn)) void __stack_chk_fail(void);
__attribute__((noreturn)) void __stack_chk_fail(void) { _qx_fail("stack frame overrun"); }
