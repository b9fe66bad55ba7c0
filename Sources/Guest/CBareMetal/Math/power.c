// Powers and roots: C23, 7.12.7. Square roots are in rounding.c.

#include "math_functions.h"

#if MATH_IS_BUILT

// 2^value
static struct number powerOfTwo(struct wide value, bool isNegative) {
  if (value.exponent >= 12 && value.high != 0) {
    return value.isNegative ? zeroNumber(isNegative) : infiniteNumber(isNegative);
  }
  const int32_t power = _qx_wide_nearest(value);
  const struct wide rest = wideSubtract(value, _qx_wide_integer(power));
  struct wide result = wideScaled(_qx_wide_exp(_qx_wide_multiply(rest, _qx_wide_ln2)), power);
  result.isNegative = isNegative;
  return numberFromWide(result, false);
}

static inline bool isInteger(struct number number) {
  if (number.exponent < 0) return false;
  return number.exponent >= 62 || number.significand << (number.exponent + 2) == 0;
}

static inline bool isOddInteger(struct number number) {
  if (number.kind != numberFinite || number.exponent > 62 || !isInteger(number)) return false;
  return number.significand >> (62 - number.exponent) & 1;
}

static inline bool isOne(struct number number) {
  return number.kind == numberFinite && number.exponent == 0 &&
         number.significand == (uint64_t)1 << 62;
}

// Annex F, 10.4.5.
ONE_COPY struct number power(struct number base, struct number exponent) {
  if (exponent.kind == numberZero || (isOne(base) && !base.isNegative)) return oneNumber(false);
  if (base.kind == numberNaN || exponent.kind == numberNaN) return notANumber();
  const bool isNegative = base.isNegative && isOddInteger(exponent);
  if (exponent.kind == numberInfinite) {
    if (isOne(base)) return oneNumber(false);
    const bool isLarge =
        base.kind == numberInfinite || (base.kind == numberFinite && base.exponent >= 0);
    return isLarge != exponent.isNegative ? infiniteNumber(false) : zeroNumber(false);
  }
  if (base.kind != numberFinite) {
    const bool isLarge = base.kind == numberInfinite;
    return isLarge != exponent.isNegative ? infiniteNumber(isNegative) : zeroNumber(isNegative);
  }
  if (base.isNegative && !isInteger(exponent)) return notANumber();
  return powerOfTwo(
      _qx_wide_multiply(_qx_wide_log2(wideFromNumber(base)), wideFromNumber(exponent)),
      isNegative);
}

ONE_COPY struct number cubeRoot(struct number number) {
  if (number.kind != numberFinite) return number;
  const struct wide third = _qx_wide_divide(_qx_wide_one, _qx_wide_integer(3));
  return powerOfTwo(
      _qx_wide_multiply(_qx_wide_log2(wideFromNumber(number)), third), number.isNegative);
}

ONE_COPY struct number hypotenuse(struct number left, struct number right) {
  if (left.kind == numberInfinite || right.kind == numberInfinite) return infiniteNumber(false);
  if (left.kind == numberNaN || right.kind == numberNaN) return notANumber();
  const struct wide squares = _qx_wide_add(
      wideSquared(wideFromNumber(left)), wideSquared(wideFromNumber(right)));
  return numberFromWide(_qx_wide_square_root(squares), false);
}

DEFINE_BOTH_BINARY(pow, power)
DEFINE_BOTH(cbrt, cubeRoot)
DEFINE_BOTH_BINARY(hypot, hypotenuse)

#endif
