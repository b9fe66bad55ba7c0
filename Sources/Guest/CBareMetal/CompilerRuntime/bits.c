// Counting bits, for processors without instructions for it. The names and meanings are those of
// LLVM's compiler-rt and GCC's libgcc ("GCC Internals", section 4.1.4 "Bit operations").
//
// All are weak, so that a program may link another implementation.

#if defined(__ELF__) && !__STDC_HOSTED__

#include "leading_zeros.h"
#include "weak.h"

// The result for 0 is undefined: the compiler asks first.
int __clzsi2(int32_t);
WEAK int __clzsi2(int32_t value) { return leadingZeros32((uint32_t)value); }

int __clzdi2(int64_t);
WEAK int __clzdi2(int64_t value) { return leadingZeros64((uint64_t)value); }

int __ctzsi2(int32_t);
WEAK int __ctzsi2(int32_t value) {
  return 31 - leadingZeros32((uint32_t)value & -(uint32_t)value);
}

int __ctzdi2(int64_t);
WEAK int __ctzdi2(int64_t value) {
  return 63 - leadingZeros64((uint64_t)value & -(uint64_t)value);
}

static inline int population32(uint32_t value) {
  value -= value >> 1 & 0x55555555;
  value = (value & 0x33333333) + (value >> 2 & 0x33333333);
  value = (value + (value >> 4)) & 0x0f0f0f0f;
  value += value >> 8;
  value += value >> 16;
  return (int)(value & 63);
}

int __popcountsi2(int32_t);
WEAK int __popcountsi2(int32_t value) { return population32((uint32_t)value); }

int __popcountdi2(int64_t);
WEAK int __popcountdi2(int64_t value) {
  return population32((uint32_t)value) + population32((uint32_t)((uint64_t)value >> 32));
}

#endif
