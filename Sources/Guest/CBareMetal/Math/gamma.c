// The gamma function: C23, 7.12.8.3 and 7.12.8.4; lgamma_r has the sign, as on other systems.

#include "math_functions.h"

#if MATH_IS_BUILT

static const struct wide halfLogOfTwoPi = {0xeb3f8e4325f5a534, 0x94bc900144192024, -1, false};
static const struct wide logOfPi = {0x928682473d0de85e, 0xafcab635421fa4cc, 0, false};

// B(2n) / (2n (2n - 1)), with Bernoulli's numbers.
static const struct wide stirling[] = {
    {0xaaaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaab, -4, false},
    {0xb60b60b60b60b60b, 0x60b60b60b60b60b6, -9, true},
    {0xd00d00d00d00d00d, 0x00d00d00d00d00d0, -11, false},
    {0x9c09c09c09c09c09, 0xc09c09c09c09c09c, -11, true},
    {0xdca8f158c7f91ab8, 0x7539c0372a3c5632, -11, false},
    {0xfb5586ccc9e3e40f, 0xb5586ccc9e3e40fb, -10, true},
    {0xd20d20d20d20d20d, 0x20d20d20d20d20d2, -8, false},
    {0xf21436587a9cbee1, 0x032547698badcff2, -6, true},
    {0xb7f4b1c0f033ffd0, 0xc3b7f4b1c0f03400, -3, false},
    {0xb23b3808c0f9cf6d, 0xedce7312cc3ea607, 0, true},
    {0xd672219167002d3a, 0x7a9c886459c00b4f, 3, false},
    {0x9cd9292e6660d55b, 0x3f712eb9e07ca39e, 7, true},
    {0x8911a740da740da7, 0x40da740da740da74, 11, false},
    {0x8d0cc570e255bf59, 0xff6eec24b48ff1b4, 15, true},
    {0xa8d1044d3708d1c2, 0x19ee4fdc4469ccaf, 19, false},
    {0xe8844d8a169abbc4, 0x06169abbc406169b, 23, true},
    {0xb694d07b219dbcc4, 0x8676f31219dbcc48, 28, false},
    {0xa2288cecf23376ae, 0xa6024d5c49761635, 33, true},
};

// log(gamma) of a value of at least 24: Stirling's series (NIST, Digital Library of Mathematical
// Functions, 5.11.1).
static struct wide stirlingSeries(struct wide value) {
  const struct wide inverse = _qx_wide_divide(_qx_wide_one, value);
  const struct wide series = _qx_wide_multiply(
      inverse, _qx_wide_polynomial(
                   stirling, sizeof stirling / sizeof *stirling, wideSquared(inverse)));
  const struct wide half = wideScaled(_qx_wide_one, -1);
  // (x - 1/2) log x - x
  struct wide sum = wideSubtract(
      _qx_wide_multiply(wideSubtract(value, half), _qx_wide_log(value)), value);
  sum = _qx_wide_add(sum, halfLogOfTwoPi);
  return _qx_wide_add(sum, series);
}

// Makes a positive value at least 24. Gamma of the old one is that of the new one divided by the
// result.
static struct wide raise(struct wide *value) {
  struct wide product = _qx_wide_one;
  const struct wide enough = _qx_wide_integer(24);
  while (_qx_wide_compare(*value, enough) < 0) {
    product = _qx_wide_multiply(product, *value);
    *value = _qx_wide_add(*value, _qx_wide_one);
  }
  return product;
}

// log(gamma) of a positive value.
static struct wide positiveLogGamma(struct wide value) {
  const struct wide product = raise(&value);
  return wideSubtract(stirlingSeries(value), _qx_wide_log(product));
}

static inline bool isIntegral(struct number number) {
  if (number.kind != numberFinite || number.exponent < 0) return false;
  return number.exponent >= 62 || number.significand << (number.exponent + 2) == 0;
}

// |sin(pi x)| of a number that isn't an integer. Gamma of a negative number is negative where its
// integral part is even.
static struct wide sineOfPi(struct number number, bool *isNegative) {
  const struct number down = integralNumber(number, roundTowardZero);
  *isNegative = down.kind == numberZero || !(down.significand >> (62 - down.exponent) & 1);
  struct wide rest = wideMagnitude(wideSubtract(wideFromNumber(number), wideFromNumber(down)));
  // In [0, 1/2], then in [0, 1/4].
  const struct wide half = wideScaled(_qx_wide_one, -1);
  if (_qx_wide_compare(rest, half) > 0) rest = wideSubtract(_qx_wide_one, rest);
  if (_qx_wide_compare(rest, wideScaled(_qx_wide_one, -2)) > 0) {
    return _qx_wide_small_cosine(_qx_wide_multiply(wideSubtract(half, rest), _qx_wide_pi));
  }
  return _qx_wide_small_sine(_qx_wide_multiply(rest, _qx_wide_pi));
}

// Gamma of a positive value below 2^11.
static struct wide positiveGamma(struct wide value) {
  const struct wide product = raise(&value);
  return _qx_wide_divide(_qx_wide_exp(stirlingSeries(value)), product);
}

ONE_COPY struct number gammaFunction(struct number number) {
  if (number.kind == numberNaN) return number;
  if (number.kind == numberZero) return infiniteNumber(number.isNegative);
  if (number.kind == numberInfinite) return number.isNegative ? notANumber() : number;
  if (number.isNegative && isIntegral(number)) return notANumber();
  const struct wide value = wideFromNumber(number);
  if (!number.isNegative) {
    if (number.exponent >= 10) return infiniteNumber(false);
    return numberFromWide(positiveGamma(value), false);
  }
  // gamma(x) gamma(1 - x) = pi / sin(pi x)
  bool isNegative;
  const struct wide sine = sineOfPi(number, &isNegative);
  if (number.exponent >= 10) return zeroNumber(isNegative);
  struct wide result = _qx_wide_divide(
      _qx_wide_pi, _qx_wide_multiply(sine, positiveGamma(wideSubtract(_qx_wide_one, value))));
  result.isNegative = isNegative;
  return numberFromWide(result, false);
}

ONE_COPY struct number logOfGamma(struct number number, bool *isNegative) {
  *isNegative = false;
  if (number.kind == numberNaN) return number;
  if (number.kind == numberZero) *isNegative = number.isNegative;
  if (number.kind != numberFinite) return infiniteNumber(false);
  const struct wide value = wideFromNumber(number);
  if (!number.isNegative) {
    // The roots, 1 and 2.
    if (number.significand == (uint64_t)1 << 62 && number.exponent >> 1 == 0) {
      return zeroNumber(false);
    }
    return numberFromWide(positiveLogGamma(value), false);
  }
  if (isIntegral(number)) return infiniteNumber(false);
  const struct wide sine = sineOfPi(number, isNegative);
  const struct wide rest = positiveLogGamma(wideSubtract(_qx_wide_one, value));
  return numberFromWide(
      wideSubtract(wideSubtract(logOfPi, _qx_wide_log(sine)), rest), false);
}

static inline struct number logOfGammaAlone(struct number number) {
  bool isNegative;
  return logOfGamma(number, &isNegative);
}

#define DEFINE_WITH_SIGN(NAME, TYPE, UNION, FORMAT)                                                \
  TYPE NAME(TYPE, int *);                                                                          \
  WEAK TYPE NAME(TYPE value, int *sign) {                                                          \
    const union UNION in = {value};                                                                \
    bool isNegative;                                                                               \
    union UNION result;                                                                            \
    result.bits = pack(logOfGamma(unpack(in.bits, FORMAT), &isNegative), FORMAT);                  \
    *sign = isNegative ? -1 : 1;                                                                   \
    return result.value;                                                                           \
  }

DEFINE_BOTH(tgamma, gammaFunction)
DEFINE_BOTH(lgamma, logOfGammaAlone)
DEFINE_WITH_SIGN(lgamma_r, double, twice, binary64)
DEFINE_WITH_SIGN(lgammaf_r, float, single, binary32)

#endif
