// The rival: the host's calls with nothing around them, in a loop by hand.

#ifndef RAW_CALLS_H
#define RAW_CALLS_H

#include <stdint.h>

/// Calls the host `count` times, at least once, always with the same operation and parameter block,
/// and never looks at an answer. `SYS_READ`, `SYS_WRITE` and `SYS_WRITEC` leave the block as it is.
void raw_calls(uintptr_t operation, const void *_Nonnull block, uintptr_t count);

#endif
