#include "guest_testing.h"

#if defined(__ELF__)
#define NOINIT __attribute__((section(".noinit"), used))
#else
#define NOINIT
#endif

NOINIT struct qx_test_session _qx_test_session;

/// BareMetal's.
__attribute__((weak)) void _qx_restart(void);

_Bool _qx_test_restart(void) {
  if (_qx_restart) _qx_restart();
  return 0;
}
