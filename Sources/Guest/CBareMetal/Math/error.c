// The error function: C23, 7.12.8.1 and 7.12.8.2.

#include "math_functions.h"

#if MATH_IS_BUILT

static const struct wide doubleInverseRootOfPi = {0x906eba8214db688d, 0x71d48a7f6bfec344, 0, false};
static const struct wide inverseRootOfPi = {0x906eba8214db688d, 0x71d48a7f6bfec344, -1, false};

// e^-value²
static struct wide bell(struct wide value) {
  return _qx_wide_exp(wideNegated(wideSquared(value)));
}

// erf of a value in (0, 3]: 2/sqrt(pi) e^-x² times the sum of 2^n x^(2n+1) / (1 * 3 * 5 ... (2n+1)),
// of which all terms are positive (NIST, Digital Library of Mathematical Functions, 7.6.2). From its
// end on, as numerator and denominator.
static struct wide errorSeries(struct wide value) {
  const struct wide doubleSquare = wideScaled(wideSquared(value), 1);
  struct wide numerator = _qx_wide_one, denominator = _qx_wide_one;
  for (int64_t n = value.exponent < -2 ? 20 : value.exponent < 0 ? 32 : 72; n > 0; n--) {
    denominator = _qx_wide_multiply(denominator, _qx_wide_integer(2 * n + 1));
    numerator = _qx_wide_add(denominator, _qx_wide_multiply(doubleSquare, numerator));
  }
  const struct wide sum =
      _qx_wide_multiply(value, _qx_wide_divide(numerator, denominator));
  return _qx_wide_multiply(_qx_wide_multiply(sum, bell(value)), doubleInverseRootOfPi);
}

// erfc of a value above 3: e^-x²/sqrt(pi) times the continued fraction 1/(x + (1/2)/(x + (2/2)/(x +
// (3/2)/(x + ...)))) (7.9.1), from its end on, as numerator and denominator.
static struct wide errorFraction(struct wide value) {
  struct wide numerator = value, denominator = _qx_wide_one;
  for (int64_t n = 60; n > 0; n--) {
    const struct wide next = _qx_wide_add(
        _qx_wide_multiply(value, numerator),
        _qx_wide_multiply(wideScaled(_qx_wide_integer(n), -1), denominator));
    denominator = numerator;
    numerator = next;
  }
  return _qx_wide_multiply(
      _qx_wide_multiply(bell(value), inverseRootOfPi), _qx_wide_divide(denominator, numerator));
}

// Whether it is above 3.
static inline bool isFar(struct wide value) {
  return value.exponent > 1 || (value.exponent == 1 && value.high >= (uint64_t)3 << 62);
}

ONE_COPY struct number errorFunction(struct number number) {
  if (number.kind == numberZero || number.kind == numberNaN) return number;
  if (number.kind == numberInfinite || number.exponent >= 3) return oneNumber(number.isNegative);
  const struct wide value = wideMagnitude(wideFromNumber(number));
  struct wide result =
      isFar(value) ? wideSubtract(_qx_wide_one, errorFraction(value)) : errorSeries(value);
  result.isNegative = number.isNegative;
  return numberFromWide(result, false);
}

ONE_COPY struct number complementaryErrorFunction(struct number number) {
  if (number.kind == numberNaN) return number;
  if (number.kind == numberZero) return oneNumber(false);
  const bool isNegative = number.isNegative;
  if (number.kind == numberInfinite || number.exponent >= 5) {
    number = oneNumber(false);
    number.exponent = 1;
    return isNegative ? number : zeroNumber(false);
  }
  const struct wide value = wideMagnitude(wideFromNumber(number));
  struct wide result =
      isFar(value) ? errorFraction(value) : wideSubtract(_qx_wide_one, errorSeries(value));
  if (isNegative) result = wideSubtract(wideScaled(_qx_wide_one, 1), result);
  return numberFromWide(result, false);
}

DEFINE_BOTH(erf, errorFunction)
DEFINE_BOTH(erfc, complementaryErrorFunction)

#endif
