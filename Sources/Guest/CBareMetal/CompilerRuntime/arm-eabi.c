// The names under which code for AArch32 calls the functions that fill memory and do arithmetic
// ("Run-time ABI for the Arm Architecture", 2025Q4, "Standardized compiler helper functions").
//
// The divisions that return two results in registers are in arm-eabi-division.S, the names of
// memcpy and memmove in Runtime/memory.c.

#if defined(__arm__) && !__STDC_HOSTED__

#include <stddef.h>
#include <stdint.h>

#include "weak.h"

void *memset(void *, int, size_t);
uint32_t __udivsi3(uint32_t, uint32_t);
int32_t __divsi3(int32_t, int32_t);

#define DEFINE_FILL(ALIGNMENT)                                                                   \
  void __aeabi_memset##ALIGNMENT(void *, size_t, int);                                             \
  WEAK __attribute__((no_builtin)) void __aeabi_memset##ALIGNMENT(                                 \
      void *to, size_t count, int value) {                                                         \
    memset(to, value, count);                                                                      \
  }                                                                                                \
  void __aeabi_memclr##ALIGNMENT(void *, size_t);                                                  \
  WEAK __attribute__((no_builtin)) void __aeabi_memclr##ALIGNMENT(void *to, size_t count) {        \
    memset(to, 0, count);                                                                          \
  }

DEFINE_FILL()
DEFINE_FILL(4)
DEFINE_FILL(8)

uint32_t __aeabi_uidiv(uint32_t, uint32_t);
WEAK uint32_t __aeabi_uidiv(uint32_t dividend, uint32_t divisor) {
  return __udivsi3(dividend, divisor);
}

int32_t __aeabi_idiv(int32_t, int32_t);
WEAK int32_t __aeabi_idiv(int32_t dividend, int32_t divisor) { return __divsi3(dividend, divisor); }

uint64_t __ashldi3(uint64_t, int);
uint64_t __aeabi_llsl(uint64_t, int);
WEAK uint64_t __aeabi_llsl(uint64_t value, int count) { return __ashldi3(value, count); }

uint64_t __lshrdi3(uint64_t, int);
uint64_t __aeabi_llsr(uint64_t, int);
WEAK uint64_t __aeabi_llsr(uint64_t value, int count) { return __lshrdi3(value, count); }

int64_t __ashrdi3(int64_t, int);
int64_t __aeabi_lasr(int64_t, int);
WEAK int64_t __aeabi_lasr(int64_t value, int count) { return __ashrdi3(value, count); }

uint64_t __muldi3(uint64_t, uint64_t);
uint64_t __aeabi_lmul(uint64_t, uint64_t);
WEAK uint64_t __aeabi_lmul(uint64_t left, uint64_t right) { return __muldi3(left, right); }

int __aeabi_ulcmp(uint64_t, uint64_t);
WEAK int __aeabi_ulcmp(uint64_t left, uint64_t right) { return (left > right) - (left < right); }

int __aeabi_lcmp(int64_t, int64_t);
WEAK int __aeabi_lcmp(int64_t left, int64_t right) { return (left > right) - (left < right); }

#endif
