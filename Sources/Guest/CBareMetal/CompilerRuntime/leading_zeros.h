// Counting zeros without the processor's help. `__builtin_clz` may become a call of `__clzsi2`,
// which is defined by these functions.

#ifndef BARE_METAL_LEADING_ZEROS_H
#define BARE_METAL_LEADING_ZEROS_H

#include <stdint.h>

// 32 for 0.
static inline int leadingZeros32(uint32_t value) {
  if (value == 0) return 32;
  int count = 0;
  for (int step = 16; step > 0; step /= 2) {
    if (value >> (32 - step) == 0) {
      value <<= step;
      count += step;
    }
  }
  return count;
}

// 64 for 0.
static inline int leadingZeros64(uint64_t value) {
  const uint32_t high = (uint32_t)(value >> 32);
  return high ? leadingZeros32(high) : 32 + leadingZeros32((uint32_t)value);
}

#endif
