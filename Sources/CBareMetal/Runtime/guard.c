// Where exception vectors lead to while a semihosting call may be an exception; 0 at any other time.

#include <stdint.h>

// Initialised, so that it is right before .bss is cleared.
__attribute__((section(".data.guard"))) volatile uintptr_t _qx_guard = 0;
