// The functions of C's <math.h> that Swift's floating-point types call: square roots, rounding,
// remainders and fused multiplication.
//
// Source: ISO/IEC 9899:2018, section 7.12 and annex F. There is no errno and no exception flag.
// All are weak, so that a program may link another implementation.

#if defined(__ELF__) && !__STDC_HOSTED__

#include "../CompilerRuntime/float_functions.h"

#define DEFINE_UNARY(NAME, TYPE, UNION, FORMAT, RESULT)                                            \
  TYPE NAME(TYPE);                                                                                 \
  WEAK TYPE NAME(TYPE value) {                                                                     \
    const union UNION in = {value};                                                                \
    const struct number number = unpack(in.bits, FORMAT);                                          \
    union UNION result;                                                                            \
    result.bits = pack(RESULT, FORMAT);                                                            \
    return result.value;                                                                           \
  }

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
  DEFINE_MULTIPLY_ADD(fma##SUFFIX, TYPE, UNION, FORMAT)

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
