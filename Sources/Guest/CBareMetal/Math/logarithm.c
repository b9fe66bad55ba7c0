// Logarithms, and the inverse hyperbolic functions, which are made of them: C23, 7.12.6 and 7.12.5.

#include "math_functions.h"

#if MATH_IS_BUILT

static const struct wide inverseLn10 = {0xde5bd8a937287195, 0x355baaafad33dc32, -2, false};

// log(i / 16) for i from 11 to 23.
static const struct wide logarithms[] = {
    {0xbfd7d1dec0a8df6f, 0x37eda996244bccb0, -2, true},
    {0x934b1089a6dc93c1, 0xdf5bb3b60554e152, -2, true},
    {0xd49f69e456cf1b79, 0x5f53bd2e406e66e7, -3, true},
    {0x88bc74113f23def1, 0x9c5a0fe396f40f1e, -3, true},
    {0x842cc5acf1d03445, 0x1fecdfa819b96098, -4, true},
    {0, 0, 0, false},
    {0xf85186008b15330b, 0xe64b8b775997898d, -5, false},
    {0xf1383b7157972f4f, 0x543fff0ff4f0aaee, -4, false},
    {0xaff983853c9e9e43, 0x9f105039091dd7f3, -3, false},
    {0xe47fbe3cd4d10d61, 0x2ec0f797fdcd1257, -3, false},
    {0x8b3ae55d5d30701c, 0xe63eab883717047e, -2, false},
    {0xa30c5e10e2f613e8, 0x5bd9bd99e39a20af, -2, false},
    {0xb9cebfb5de8034e7, 0x12629fd69f7bcb56, -2, false},
};

// 2 / (2i + 1)
static const struct wide doubleOddInverses[] = {
    {0x8000000000000000, 0x0000000000000000, 1, false},
    {0xaaaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaab, -1, false},
    {0xcccccccccccccccc, 0xcccccccccccccccd, -2, false},
    {0x9249249249249249, 0x2492492492492492, -2, false},
    {0xe38e38e38e38e38e, 0x38e38e38e38e38e4, -3, false},
    {0xba2e8ba2e8ba2e8b, 0xa2e8ba2e8ba2e8ba, -3, false},
    {0x9d89d89d89d89d89, 0xd89d89d89d89d89e, -3, false},
    {0x8888888888888888, 0x8888888888888889, -3, false},
    {0xf0f0f0f0f0f0f0f0, 0xf0f0f0f0f0f0f0f1, -4, false},
    {0xd79435e50d79435e, 0x50d79435e50d7943, -4, false},
    {0xc30c30c30c30c30c, 0x30c30c30c30c30c3, -4, false},
};

// log((1 + value) / (1 - value)), for magnitudes of at most 1/40.
static struct wide smallLog(struct wide value) {
  return _qx_wide_multiply(
      value, _qx_wide_polynomial(
                 doubleOddInverses, sizeof doubleOddInverses / sizeof *doubleOddInverses,
                 wideSquared(value)));
}

// The logarithm of a value without its power of two, which is added to `exponent`. It is in
// [11/16, 11/8), so that the logarithms of powers and fraction don't cancel each other.
static struct wide fractionLog(struct wide value, int32_t *exponent) {
  value.isNegative = false;
  *exponent = value.exponent;
  value.exponent = 0;
  if (value.high >= (uint64_t)11 << 60) {
    value.exponent = -1;
    *exponent += 1;
  }
  const int32_t sixteenths = _qx_wide_nearest(wideScaled(value, 4));
  const struct wide near = wideScaled(_qx_wide_integer(sixteenths), -4);
  const struct wide log = smallLog(
      _qx_wide_divide(wideSubtract(value, near), _qx_wide_add(value, near)));
  return _qx_wide_add(logarithms[sixteenths - 11], log);
}

struct wide _qx_wide_log(struct wide value) {
  int32_t exponent;
  const struct wide log = fractionLog(value, &exponent);
  return _qx_wide_add(_qx_wide_multiply(_qx_wide_integer(exponent), _qx_wide_ln2), log);
}

struct wide _qx_wide_log2(struct wide value) {
  int32_t exponent;
  const struct wide log = fractionLog(value, &exponent);
  return _qx_wide_add(_qx_wide_integer(exponent), _qx_wide_multiply(log, _qx_wide_inverse_ln2));
}

struct wide _qx_wide_log1p(struct wide value) {
  // The sum with 1 would lose digits, the division doesn't.
  if (value.exponent < -6) {
    return smallLog(
        _qx_wide_divide(value, _qx_wide_add(value, wideScaled(_qx_wide_one, 1))));
  }
  return _qx_wide_log(_qx_wide_add(value, _qx_wide_one));
}

// Of an argument that is not finite and positive.
static struct number logarithmSpecial(struct number number) {
  if (number.kind == numberZero) return infiniteNumber(true);
  if (number.kind == numberInfinite && !number.isNegative) return number;
  return notANumber();
}

static inline bool hasLogarithm(struct number number) {
  return number.kind == numberFinite && !number.isNegative;
}

ONE_COPY struct number logarithm(struct number number) {
  if (!hasLogarithm(number)) return logarithmSpecial(number);
  return numberFromWide(_qx_wide_log(wideFromNumber(number)), false);
}

ONE_COPY struct number logarithm2(struct number number) {
  if (!hasLogarithm(number)) return logarithmSpecial(number);
  return numberFromWide(_qx_wide_log2(wideFromNumber(number)), false);
}

ONE_COPY struct number logarithm10(struct number number) {
  if (!hasLogarithm(number)) return logarithmSpecial(number);
  const struct wide log = _qx_wide_log(wideFromNumber(number));
  return numberFromWide(_qx_wide_multiply(log, inverseLn10), false);
}

ONE_COPY struct number logarithm1p(struct number number) {
  if (number.kind == numberZero || number.kind == numberNaN) return number;
  if (number.isNegative && number.exponent >= 0) {
    if (number.kind == numberFinite && number.exponent == 0 &&
        number.significand == (uint64_t)1 << 62) {
      return infiniteNumber(true);
    }
    return notANumber();
  }
  if (number.kind == numberInfinite) return number.isNegative ? notANumber() : number;
  return numberFromWide(_qx_wide_log1p(wideFromNumber(number)), false);
}

DEFINE_BOTH(log, logarithm)
DEFINE_BOTH(log2, logarithm2)
DEFINE_BOTH(log10, logarithm10)
DEFINE_BOTH(log1p, logarithm1p)

// MARK: Inverse hyperbolic functions

// asinh x = log1p(x + x² / (1 + sqrt(1 + x²)))
ONE_COPY struct number inverseHyperbolicSine(struct number number) {
  if (number.kind != numberFinite) return number;
  const struct wide value = wideMagnitude(wideFromNumber(number));
  const struct wide square = wideSquared(value);
  const struct wide root = _qx_wide_square_root(_qx_wide_add(square, _qx_wide_one));
  struct wide result = _qx_wide_log1p(
      _qx_wide_add(value, _qx_wide_divide(square, _qx_wide_add(root, _qx_wide_one))));
  result.isNegative = number.isNegative;
  return numberFromWide(result, false);
}

// acosh x = log1p(t + sqrt(2t + t²)) with t = x - 1
ONE_COPY struct number inverseHyperbolicCosine(struct number number) {
  if (number.kind == numberNaN) return number;
  if (number.isNegative || number.kind == numberZero) return notANumber();
  if (number.kind == numberInfinite) return number;
  if (number.exponent < 0) return notANumber();
  const struct wide more = wideSubtract(wideFromNumber(number), _qx_wide_one);
  const struct wide root =
      _qx_wide_square_root(_qx_wide_add(wideScaled(more, 1), wideSquared(more)));
  return numberFromWide(_qx_wide_log1p(_qx_wide_add(more, root)), false);
}

// atanh x = log1p(2x / (1 - x)) / 2
ONE_COPY struct number inverseHyperbolicTangent(struct number number) {
  if (number.kind == numberZero || number.kind == numberNaN) return number;
  if (number.kind == numberInfinite) return notANumber();
  if (number.exponent >= 0) {
    const bool isOne = number.exponent == 0 && number.significand == (uint64_t)1 << 62;
    return isOne ? infiniteNumber(number.isNegative) : notANumber();
  }
  const struct wide value = wideMagnitude(wideFromNumber(number));
  struct wide result = wideScaled(
      _qx_wide_log1p(
          _qx_wide_divide(wideScaled(value, 1), wideSubtract(_qx_wide_one, value))),
      -1);
  result.isNegative = number.isNegative;
  return numberFromWide(result, false);
}

DEFINE_BOTH(asinh, inverseHyperbolicSine)
DEFINE_BOTH(acosh, inverseHyperbolicCosine)
DEFINE_BOTH(atanh, inverseHyperbolicTangent)

#endif
