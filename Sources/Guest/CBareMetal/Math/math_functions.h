// How functions of <math.h> are defined, for double and for float.
//
// Source: ISO/IEC 9899:2024, section 7.12 and annex F. There is no errno and no exception flag.
// All are weak, so that a program may link another implementation.

#ifndef BARE_METAL_MATH_FUNCTIONS_H
#define BARE_METAL_MATH_FUNCTIONS_H

#include "../CompilerRuntime/float_functions.h"
#include "wide.h"

// A host has them, and tests compile them under other names.
#if (defined(__ELF__) && !__STDC_HOSTED__) || defined(MATH_UNDER_TEST)
#define MATH_IS_BUILT 1
#else
#define MATH_IS_BUILT 0
#endif

// `RESULT` is a number, computed of `number`.
#define DEFINE_UNARY(NAME, TYPE, UNION, FORMAT, RESULT)                                            \
  TYPE NAME(TYPE);                                                                                 \
  WEAK TYPE NAME(TYPE value) {                                                                     \
    const union UNION in = {value};                                                                \
    const struct number number = unpack(in.bits, FORMAT);                                          \
    union UNION result;                                                                            \
    result.bits = pack(RESULT, FORMAT);                                                            \
    return result.value;                                                                           \
  }

#define DEFINE_BOTH(NAME, FUNCTION)                                                                \
  DEFINE_UNARY(NAME, double, twice, binary64, FUNCTION(number))                                    \
  DEFINE_UNARY(NAME##f, float, single, binary32, FUNCTION(number))

#define DEFINE_BOTH_BINARY(NAME, FUNCTION)                                                         \
  DEFINE_BINARY(NAME, double, twice, binary64, FUNCTION(left, right))                              \
  DEFINE_BINARY(NAME##f, float, single, binary32, FUNCTION(left, right))

// Both formats call one copy of a computation.
#define ONE_COPY static __attribute__((noinline))

static inline struct number zeroNumber(bool isNegative) {
  return (struct number){numberZero, isNegative, 0, 0};
}

static inline struct number infiniteNumber(bool isNegative) {
  return (struct number){numberInfinite, isNegative, 0, 0};
}

static inline struct number oneNumber(bool isNegative) {
  return (struct number){numberFinite, isNegative, 0, (uint64_t)1 << 62};
}

#endif
