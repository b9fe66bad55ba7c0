// The parts of floating-point values, and what is made of them: C23, 7.12.6.8 to 7.12.6.19, 7.12.11
// and 7.12.12.

#include "math_functions.h"

#if MATH_IS_BUILT

// What ilogb returns where there is no exponent, as in clang's and other libraries' math.h.
#define ILOGB_OF_ZERO (-2147483647 - 1)
#define ILOGB_OF_INFINITY 2147483647

// The number times a power of two that may be out of every range.
static inline struct number scaledNumber(struct number number, long power) {
  if (power > 10000) power = 10000;
  if (power < -10000) power = -10000;
  number.exponent += (int)power;
  return number;
}

static inline struct number exponentOf(struct number number) {
  if (number.kind == numberNaN) return number;
  if (number.kind == numberZero) return infiniteNumber(true);
  if (number.kind == numberInfinite) return infiniteNumber(false);
  const int exponent = number.exponent;
  return numberFromInteger(exponent < 0, (uint64_t)(exponent < 0 ? -exponent : exponent));
}

// -1, 0 or 1; -0 is less than +0 here. Neither is a NaN.
static inline int orderOf(uint64_t left, uint64_t right, struct floatFormat format) {
  const uint64_t sign = signBit(format);
  // In the order of integers.
  const uint64_t mask = sign | (sign - 1);
  left = left & sign ? ~left & mask : left | sign;
  right = right & sign ? ~right & mask : right | sign;
  return (left > right) - (left < right);
}

// The larger one, or the smaller one; of a NaN and a number the number.
static inline uint64_t extreme(
    uint64_t left, uint64_t right, struct floatFormat format, int order) {
  if (isNaNBits(left, format)) return right;
  if (isNaNBits(right, format)) return left;
  return orderOf(left, right, format) == order ? left : right;
}

static inline uint64_t nextBits(uint64_t from, uint64_t toward, struct floatFormat format) {
  if (isNaNBits(from, format) || isNaNBits(toward, format)) return pack(notANumber(), format);
  const uint64_t sign = signBit(format);
  const int order = compareBits(from, toward, format, 0);
  if (order == 0) return toward;
  if ((from & (sign - 1)) == 0) return (toward & sign) | 1;
  // Larger magnitudes have larger bits.
  return (order < 0) == ((from & sign) == 0) ? from + 1 : from - 1;
}

static inline struct number difference(struct number left, struct number right) {
  right.isNegative = !right.isNegative;
  struct number result = addNumbers(left, right);
  // Of equal infinities there is none.
  if (result.kind == numberNaN && left.kind == numberInfinite && right.kind == numberInfinite) {
    return zeroNumber(false);
  }
  return result.kind != numberNaN && result.isNegative ? zeroNumber(false) : result;
}

#define DEFINE_BITS(NAME, TYPE, UNION, RESULT)                                                     \
  TYPE NAME(TYPE, TYPE);                                                                           \
  WEAK TYPE NAME(TYPE leftValue, TYPE rightValue) {                                                \
    const union UNION left = {leftValue}, right = {rightValue};                                    \
    union UNION result;                                                                            \
    result.bits = RESULT;                                                                          \
    return result.value;                                                                           \
  }

#define DEFINE_SCALE(NAME, TYPE, UNION, FORMAT, POWER)                                             \
  TYPE NAME(TYPE, POWER);                                                                          \
  WEAK TYPE NAME(TYPE value, POWER power) {                                                        \
    const union UNION in = {value};                                                                \
    union UNION result;                                                                            \
    result.bits = pack(scaledNumber(unpack(in.bits, FORMAT), power), FORMAT);                      \
    return result.value;                                                                           \
  }

#define DEFINE_PARTS(SUFFIX, TYPE, UNION, FORMAT)                                                  \
  DEFINE_SCALE(ldexp##SUFFIX, TYPE, UNION, FORMAT, int)                                            \
  DEFINE_SCALE(scalbn##SUFFIX, TYPE, UNION, FORMAT, int)                                           \
  DEFINE_SCALE(scalbln##SUFFIX, TYPE, UNION, FORMAT, long)                                         \
  DEFINE_UNARY(logb##SUFFIX, TYPE, UNION, FORMAT, exponentOf(number))                              \
  DEFINE_BITS(                                                                                     \
      copysign##SUFFIX, TYPE, UNION,                                                               \
      (left.bits & (signBit(FORMAT) - 1)) | (right.bits & signBit(FORMAT)))                        \
  DEFINE_BITS(fmax##SUFFIX, TYPE, UNION, extreme(left.bits, right.bits, FORMAT, 1))                \
  DEFINE_BITS(fmin##SUFFIX, TYPE, UNION, extreme(left.bits, right.bits, FORMAT, -1))               \
  DEFINE_BITS(nextafter##SUFFIX, TYPE, UNION, nextBits(left.bits, right.bits, FORMAT))             \
  DEFINE_BINARY(fdim##SUFFIX, TYPE, UNION, FORMAT, difference(left, right))                        \
                                                                                                   \
  TYPE fabs##SUFFIX(TYPE);                                                                         \
  WEAK TYPE fabs##SUFFIX(TYPE value) {                                                             \
    union UNION result = {value};                                                                  \
    result.bits &= signBit(FORMAT) - 1;                                                            \
    return result.value;                                                                           \
  }                                                                                                \
                                                                                                   \
  int ilogb##SUFFIX(TYPE);                                                                         \
  WEAK int ilogb##SUFFIX(TYPE value) {                                                             \
    const union UNION in = {value};                                                                \
    const struct number number = unpack(in.bits, FORMAT);                                          \
    if (number.kind == numberFinite) return number.exponent;                                       \
    return number.kind == numberInfinite ? ILOGB_OF_INFINITY : ILOGB_OF_ZERO;                      \
  }                                                                                                \
                                                                                                   \
  TYPE frexp##SUFFIX(TYPE, int *);                                                                 \
  WEAK TYPE frexp##SUFFIX(TYPE value, int *power) {                                                \
    const union UNION in = {value};                                                                \
    struct number number = unpack(in.bits, FORMAT);                                                \
    *power = 0;                                                                                    \
    if (number.kind != numberFinite) return value;                                                 \
    *power = number.exponent + 1;                                                                  \
    number.exponent = -1;                                                                          \
    union UNION result;                                                                            \
    result.bits = pack(number, FORMAT);                                                            \
    return result.value;                                                                           \
  }                                                                                                \
                                                                                                   \
  TYPE modf##SUFFIX(TYPE, TYPE *);                                                                 \
  WEAK TYPE modf##SUFFIX(TYPE value, TYPE *whole) {                                                \
    const union UNION in = {value};                                                                \
    const struct number number = unpack(in.bits, FORMAT);                                          \
    const struct number integer = integralNumber(number, roundTowardZero);                         \
    struct number minus = integer;                                                                 \
    minus.isNegative = !minus.isNegative;                                                          \
    struct number rest = addNumbers(number, minus);                                                \
    if (number.kind == numberInfinite) rest = zeroNumber(false);                                   \
    if (rest.kind == numberZero) rest.isNegative = number.isNegative;                              \
    union UNION result;                                                                            \
    result.bits = pack(integer, FORMAT);                                                           \
    *whole = result.value;                                                                         \
    result.bits = pack(rest, FORMAT);                                                              \
    return result.value;                                                                           \
  }

DEFINE_PARTS(, double, twice, binary64)
DEFINE_PARTS(f, float, single, binary32)

#endif
