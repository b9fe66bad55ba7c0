// Rounding, remainders, square roots and fused multiplication, which Swift's floating-point types
// call: C23, 7.12.9, 7.12.10, 7.12.7.10 and 7.12.13.

#include "math_functions.h"

#if MATH_IS_BUILT

#define DEFINE_MULTIPLY_ADD(NAME, TYPE, UNION, FORMAT)                                             \
  TYPE NAME(TYPE, TYPE, TYPE);                                                                     \
  WEAK TYPE NAME(TYPE leftValue, TYPE rightValue, TYPE addendValue) {                              \
    const union UNION left = {leftValue}, right = {rightValue}, addend = {addendValue};            \
    union UNION result;                                                                            \
    result.bits = pack(                                                                            \
        multiplyAdd(                                                                               \
            unpack(left.bits, FORMAT), unpack(right.bits, FORMAT), unpack(addend.bits, FORMAT)),   \
        FORMAT);                                                                                   \
    return result.value;                                                                           \
  }

// Out of range values become the nearest limit; NaNs 0.
#define DEFINE_TO_INTEGER(NAME, TYPE, UNION, FORMAT, INTEGER, LEAST, MOST, RULE)                   \
  INTEGER NAME(TYPE);                                                                              \
  WEAK INTEGER NAME(TYPE value) {                                                                  \
    const union UNION in = {value};                                                                \
    return (INTEGER)signedInteger(                                                                 \
        integralNumber(unpack(in.bits, FORMAT), RULE), LEAST, MOST);                               \
  }

#define LONG_MOST ((long)(~0ul >> 1))

// The last bits of the quotient; the sign is that of the quotient.
ONE_COPY struct number remainderAndQuotient(
    struct number left, struct number right, int *quotient) {
  const struct number rest = remainderOf(left, right, true);
  *quotient = 0;
  if (left.kind != numberFinite || right.kind != numberFinite) return rest;
  // What is left of eight divisors, as an exact multiple of one.
  struct number eight = right;
  eight.exponent += 3;
  struct number part = remainderOf(left, eight, false);
  part.isNegative = false;
  right.isNegative = false;
  int count = 0;
  for (;;) {
    struct number minus = right;
    minus.isNegative = true;
    const struct number next = addNumbers(part, minus);
    if (next.kind == numberFinite && next.isNegative) break;
    part = next;
    count++;
    if (part.kind == numberZero) break;
  }
  // Rounded to the nearest, as the remainder is: what is left has the remainder's sign or not.
  if (rest.kind == numberFinite && rest.isNegative != left.isNegative) count++;
  count &= 7;
  *quotient = left.isNegative != eight.isNegative ? -count : count;
  return rest;
}

#define DEFINE_QUOTIENT(NAME, TYPE, UNION, FORMAT)                                                 \
  TYPE NAME(TYPE, TYPE, int *);                                                                    \
  WEAK TYPE NAME(TYPE leftValue, TYPE rightValue, int *quotient) {                                 \
    const union UNION left = {leftValue}, right = {rightValue};                                    \
    union UNION result;                                                                            \
    result.bits = pack(                                                                            \
        remainderAndQuotient(                                                                      \
            unpack(left.bits, FORMAT), unpack(right.bits, FORMAT), quotient),                      \
        FORMAT);                                                                                   \
    return result.value;                                                                           \
  }

#define DEFINE_MATH(SUFFIX, TYPE, UNION, FORMAT)                                                   \
  DEFINE_UNARY(ceil##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundUp))                 \
  DEFINE_UNARY(floor##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundDown))              \
  DEFINE_UNARY(trunc##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundTowardZero))        \
  DEFINE_UNARY(round##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundAway))              \
  DEFINE_UNARY(rint##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundToEven))             \
  DEFINE_UNARY(nearbyint##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundToEven))        \
  DEFINE_UNARY(roundeven##SUFFIX, TYPE, UNION, FORMAT, integralNumber(number, roundToEven))        \
  DEFINE_BINARY(fmod##SUFFIX, TYPE, UNION, FORMAT, remainderOf(left, right, false))                \
  DEFINE_BINARY(remainder##SUFFIX, TYPE, UNION, FORMAT, remainderOf(left, right, true))            \
  DEFINE_QUOTIENT(remquo##SUFFIX, TYPE, UNION, FORMAT)                                             \
  DEFINE_MULTIPLY_ADD(fma##SUFFIX, TYPE, UNION, FORMAT)                                            \
  DEFINE_TO_INTEGER(                                                                               \
      lround##SUFFIX, TYPE, UNION, FORMAT, long, -LONG_MOST - 1, LONG_MOST, roundAway)             \
  DEFINE_TO_INTEGER(                                                                               \
      lrint##SUFFIX, TYPE, UNION, FORMAT, long, -LONG_MOST - 1, LONG_MOST, roundToEven)            \
  DEFINE_TO_INTEGER(                                                                               \
      llround##SUFFIX, TYPE, UNION, FORMAT, long long, INT64_MIN, INT64_MAX, roundAway)            \
  DEFINE_TO_INTEGER(                                                                               \
      llrint##SUFFIX, TYPE, UNION, FORMAT, long long, INT64_MIN, INT64_MAX, roundToEven)

DEFINE_MATH(, double, twice, binary64)
DEFINE_MATH(f, float, single, binary32)

// Most units take square roots. Where there is none the builtin would call these functions.
#if defined(__aarch64__) || defined(__SSE2__) || (defined(__ARM_FP) && (__ARM_FP & 8))
double sqrt(double);
WEAK double sqrt(double value) { return __builtin_elementwise_sqrt(value); }
#else
DEFINE_UNARY(sqrt, double, twice, binary64, squareRoot(number, binary64))
#endif

#if defined(__aarch64__) || defined(__SSE2__) || (defined(__ARM_FP) && (__ARM_FP & 4))
float sqrtf(float);
WEAK float sqrtf(float value) { return __builtin_elementwise_sqrt(value); }
#else
DEFINE_UNARY(sqrtf, float, single, binary32, squareRoot(number, binary32))
#endif

#endif
