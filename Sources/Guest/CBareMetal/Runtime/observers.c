// Calls the functions by which a testing library takes over, where the program has them. Functions
// in C and not the functions themselves: Swift can't refer to what may not be there.

#include "bare_metal.h"

#if defined(__ELF__)

void _qx_tell_trap(const struct qx_trap *trap, const char *kind) {
  if (_qx_observe_trap) _qx_observe_trap(trap, kind);
}

void _qx_tell_failure(const char *text) {
  if (_qx_observe_failure) _qx_observe_failure(text);
}

void _qx_tell_exit(uint32_t status) {
  if (_qx_observe_exit) _qx_observe_exit(status);
}

#else

// Nothing else can refer to a function that isn't there; and nothing else is a guest.
void _qx_tell_trap(const struct qx_trap *trap, const char *kind) { (void)trap, (void)kind; }
void _qx_tell_failure(const char *text) { (void)text; }
void _qx_tell_exit(uint32_t status) { (void)status; }

#endif
