// Integer operations that the processor lacks and compilers therefore call: division, and on 32
// bits the 64-bit operations. The names and meanings are those of LLVM's compiler-rt and GCC's
// libgcc ("GCC Internals", section 4.1 "Routines for integer arithmetic"); the toolchain ships
// neither for bare metal.
//
// All are weak, so that a program may link another implementation. Division by zero traps.

#if defined(__ELF__) && !__STDC_HOSTED__

#include <stdint.h>

#include "leading_zeros.h"
#include "weak.h"

// Shift-and-subtract division of any width. The shifts and subtractions are inline code everywhere;
// only wider-than-a-word shifts call out, on ARMv6-M, to functions below that don't divide.
#define DEFINE_DIVISION(SUFFIX, UNSIGNED, SIGNED, WIDTH, LEADING_ZEROS)                            \
  UNSIGNED __udivmod##SUFFIX##4(UNSIGNED, UNSIGNED, UNSIGNED *);                                   \
  WEAK UNSIGNED __udivmod##SUFFIX##4(UNSIGNED dividend, UNSIGNED divisor, UNSIGNED *remainder) {   \
    if (divisor == 0) __builtin_trap();                                                            \
    UNSIGNED quotient = 0;                                                                         \
    if (dividend >= divisor) {                                                                     \
      int shift = LEADING_ZEROS(divisor) - LEADING_ZEROS(dividend);                                \
      divisor <<= shift;                                                                           \
      for (; shift >= 0; shift--) {                                                                \
        quotient <<= 1;                                                                            \
        if (dividend >= divisor) {                                                                 \
          dividend -= divisor;                                                                     \
          quotient |= 1;                                                                           \
        }                                                                                          \
        divisor >>= 1;                                                                             \
      }                                                                                            \
    }                                                                                              \
    if (remainder) *remainder = dividend;                                                          \
    return quotient;                                                                               \
  }                                                                                                \
  UNSIGNED __udiv##SUFFIX##3(UNSIGNED, UNSIGNED);                                                  \
  WEAK UNSIGNED __udiv##SUFFIX##3(UNSIGNED dividend, UNSIGNED divisor) {                           \
    return __udivmod##SUFFIX##4(dividend, divisor, 0);                                             \
  }                                                                                                \
  UNSIGNED __umod##SUFFIX##3(UNSIGNED, UNSIGNED);                                                  \
  WEAK UNSIGNED __umod##SUFFIX##3(UNSIGNED dividend, UNSIGNED divisor) {                           \
    UNSIGNED remainder;                                                                            \
    __udivmod##SUFFIX##4(dividend, divisor, &remainder);                                           \
    return remainder;                                                                              \
  }                                                                                                \
  SIGNED __divmod##SUFFIX##4(SIGNED, SIGNED, SIGNED *);                                            \
  WEAK SIGNED __divmod##SUFFIX##4(SIGNED dividend, SIGNED divisor, SIGNED *remainder) {            \
    const UNSIGNED sign = dividend < 0 ? ~(UNSIGNED)0 : 0;                                         \
    const UNSIGNED quotientSign = (dividend < 0) != (divisor < 0) ? ~(UNSIGNED)0 : 0;              \
    const UNSIGNED magnitude = divisor < 0 ? -(UNSIGNED)divisor : (UNSIGNED)divisor;               \
    UNSIGNED left;                                                                                 \
    const UNSIGNED quotient =                                                                      \
        __udivmod##SUFFIX##4(((UNSIGNED)dividend ^ sign) - sign, magnitude, &left);                \
    if (remainder) *remainder = (SIGNED)((left ^ sign) - sign);                                    \
    return (SIGNED)((quotient ^ quotientSign) - quotientSign);                                     \
  }                                                                                                \
  SIGNED __div##SUFFIX##3(SIGNED, SIGNED);                                                         \
  WEAK SIGNED __div##SUFFIX##3(SIGNED dividend, SIGNED divisor) {                                  \
    return __divmod##SUFFIX##4(dividend, divisor, 0);                                              \
  }                                                                                                \
  SIGNED __mod##SUFFIX##3(SIGNED, SIGNED);                                                         \
  WEAK SIGNED __mod##SUFFIX##3(SIGNED dividend, SIGNED divisor) {                                  \
    SIGNED remainder;                                                                              \
    __divmod##SUFFIX##4(dividend, divisor, &remainder);                                            \
    return remainder;                                                                              \
  }

// Shifts of twice a register's width. The count is less than the width.
#define DEFINE_SHIFTS(SUFFIX, UNSIGNED, SIGNED, HALF, SIGNED_HALF, HALF_WIDTH)                     \
  UNSIGNED __ashl##SUFFIX##3(UNSIGNED, int);                                                       \
  WEAK UNSIGNED __ashl##SUFFIX##3(UNSIGNED value, int count) {                                     \
    union words in = {value}, out;                                                                 \
    if (count == 0) return value;                                                                  \
    if (count >= HALF_WIDTH) {                                                                     \
      out.half.low = 0;                                                                            \
      out.half.high = in.half.low << (count - HALF_WIDTH);                                         \
    } else {                                                                                       \
      out.half.low = in.half.low << count;                                                         \
      out.half.high = in.half.high << count | in.half.low >> (HALF_WIDTH - count);                 \
    }                                                                                              \
    return out.whole;                                                                              \
  }                                                                                                \
  UNSIGNED __lshr##SUFFIX##3(UNSIGNED, int);                                                       \
  WEAK UNSIGNED __lshr##SUFFIX##3(UNSIGNED value, int count) {                                     \
    union words in = {value}, out;                                                                 \
    if (count == 0) return value;                                                                  \
    if (count >= HALF_WIDTH) {                                                                     \
      out.half.high = 0;                                                                           \
      out.half.low = in.half.high >> (count - HALF_WIDTH);                                         \
    } else {                                                                                       \
      out.half.high = in.half.high >> count;                                                       \
      out.half.low = in.half.low >> count | in.half.high << (HALF_WIDTH - count);                  \
    }                                                                                              \
    return out.whole;                                                                              \
  }                                                                                                \
  SIGNED __ashr##SUFFIX##3(SIGNED, int);                                                           \
  WEAK SIGNED __ashr##SUFFIX##3(SIGNED value, int count) {                                         \
    union words in = {(UNSIGNED)value}, out;                                                       \
    const SIGNED_HALF high = (SIGNED_HALF)in.half.high;                                            \
    if (count == 0) return value;                                                                  \
    if (count >= HALF_WIDTH) {                                                                     \
      out.half.high = (HALF)(high >> (HALF_WIDTH - 1));                                            \
      out.half.low = (HALF)(high >> (count - HALF_WIDTH));                                         \
    } else {                                                                                       \
      out.half.high = (HALF)(high >> count);                                                       \
      out.half.low = in.half.low >> count | in.half.high << (HALF_WIDTH - count);                  \
    }                                                                                              \
    return (SIGNED)out.whole;                                                                      \
  }

#if __SIZEOF_POINTER__ == 4

DEFINE_DIVISION(si, uint32_t, int32_t, 32, leadingZeros32)
DEFINE_DIVISION(di, uint64_t, int64_t, 64, leadingZeros64)

union words {
  uint64_t whole;
  struct {
    uint32_t low, high;
  } half;
};

DEFINE_SHIFTS(di, uint64_t, int64_t, uint32_t, int32_t, 32)

uint64_t __muldi3(uint64_t, uint64_t);
WEAK uint64_t __muldi3(uint64_t left, uint64_t right) {
  // Four products of 16-bit halves for the low words; the high words only matter modulo 2^32.
  const union words a = {left}, b = {right};
  const uint32_t aLow = a.half.low & 0xffff, aHigh = a.half.low >> 16;
  const uint32_t bLow = b.half.low & 0xffff, bHigh = b.half.low >> 16;
  const uint32_t lowLow = aLow * bLow;
  const uint32_t middle = aHigh * bLow + (lowLow >> 16);
  const uint32_t middle2 = aLow * bHigh + (middle & 0xffff);
  union words out;
  out.half.low = middle2 << 16 | (lowLow & 0xffff);
  out.half.high = aHigh * bHigh + (middle >> 16) + (middle2 >> 16);
  out.half.high += a.half.high * b.half.low + a.half.low * b.half.high;
  return out.whole;
}

#endif

// On 32 bits, RISC-V alone calls functions for the division of Swift's Int128. C's __int128 doesn't
// exist there, but the type below is passed in the same way: by its address.
#if __SIZEOF_POINTER__ == 8 || defined(__riscv)

#if __SIZEOF_POINTER__ == 8
typedef unsigned __int128 uint128;
typedef __int128 int128;
#else
typedef unsigned _BitInt(128) uint128;
typedef _BitInt(128) int128;
#endif

static inline int leadingZeros128(uint128 value) {
  const uint64_t high = (uint64_t)(value >> 64);
  return high ? leadingZeros64(high) : 64 + leadingZeros64((uint64_t)value);
}

DEFINE_DIVISION(ti, uint128, int128, 128, leadingZeros128)

#endif

#if __SIZEOF_POINTER__ == 8

union words {
  uint128 whole;
  struct {
    uint64_t low, high;
  } half;
};

DEFINE_SHIFTS(ti, uint128, int128, uint64_t, int64_t, 64)

#endif

#endif
