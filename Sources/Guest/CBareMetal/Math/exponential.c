// Exponential and hyperbolic functions: C23, 7.12.6.1 to 7.12.6.6 and 7.12.5.

#include "math_functions.h"

#if MATH_IS_BUILT

const struct wide _qx_wide_ln2 = {0xb17217f7d1cf79ab, 0xc9e3b39803f2f6af, -1, false};

const struct wide _qx_wide_inverse_factorials[INVERSE_FACTORIALS] = {
    {0x8000000000000000, 0x0000000000000000, 0, false},
    {0x8000000000000000, 0x0000000000000000, 0, false},
    {0x8000000000000000, 0x0000000000000000, -1, false},
    {0xaaaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaab, -3, false},
    {0xaaaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaab, -5, false},
    {0x8888888888888888, 0x8888888888888889, -7, false},
    {0xb60b60b60b60b60b, 0x60b60b60b60b60b6, -10, false},
    {0xd00d00d00d00d00d, 0x00d00d00d00d00d0, -13, false},
    {0xd00d00d00d00d00d, 0x00d00d00d00d00d0, -16, false},
    {0xb8ef1d2ab6399c7d, 0x560e4472800b8ef2, -19, false},
    {0x93f27dbbc4fae397, 0x780b69f5333c725b, -22, false},
    {0xd7322b3faa271c7f, 0x3a3f25c1bee38f10, -26, false},
    {0x8f76c77fc6c4bdaa, 0x26d4c3d67f425f60, -29, false},
    {0xb092309d43684be5, 0x1c198e91d7b4269e, -33, false},
    {0xc9cba54603e4e905, 0xd6f8a2efd1f27546, -37, false},
    {0xd73f9f399dc0f88e, 0xc32b58774657f48f, -41, false},
    {0xd73f9f399dc0f88e, 0xc32b58774657f48f, -45, false},
    {0xca963b81856a5359, 0x3028cbbb8d7ff53c, -49, false},
    {0xb413c31dcbecbbdd, 0x8024435161554bc3, -53, false},
    {0x97a4da340a0ab926, 0x50f61dbdcb3a5abf, -57, false},
    {0xf2a15d201011283d, 0x4e5695fc785d5dff, -62, false},
    {0xb8dc77b6e7ab8c5f, 0x78a37e77372290c2, -66, false},
    {0x8671cb6dbfc294a2, 0x86485bf99c763abc, -70, false},
    {0xbb0da098b1c0cecb, 0xdc3826ebfb13cc27, -75, false},
    {0xf96780cb97abbe65, 0x25a033e54ec51034, -80, false},
    {0x9f9e66e8b2fd46a7, 0x22520cbbb7885c4a, -84, false},
    {0xc4742fe35272cd1c, 0x790285d3580a4a34, -89, false},
    {0xe8d58e16e6751905, 0x4d0c78aea13b9a50, -94, false},
    {0x850c5131a842e9b9, 0xe2e28e1aa546a152, -98, false},
    {0x92cfcc5a1ac56bd5, 0xf1873bb378948eb3, -103, false},
};

static const struct wide ln10 = {0x935d8dddaaa8ac16, 0xea56d62b82d30a29, 1, false};
const struct wide _qx_wide_inverse_ln2 = {0xb8aa3b295c17f0bb, 0xbe87fed0691d3e89, 0, false};
static const struct wide log2Of10 = {0xd49a784bcd1b8afe, 0x492bf6ff4dafdb4d, 1, false};
static const struct wide log10Of2 = {0x9a209a84fbcff798, 0x8f8959ac0b7c9178, -2, false};

// e^value for magnitudes below 1/2.
static struct wide smallExp(struct wide value) {
  return _qx_wide_polynomial(_qx_wide_inverse_factorials, 20, value);
}

// e^value - 1, likewise.
static struct wide smallExpm1(struct wide value) {
  return _qx_wide_multiply(
      value, _qx_wide_polynomial(_qx_wide_inverse_factorials + 1, 20, value));
}

struct wide _qx_wide_exp(struct wide value) {
  const int32_t power = _qx_wide_nearest(_qx_wide_multiply(value, _qx_wide_inverse_ln2));
  const struct wide rest =
      wideSubtract(value, _qx_wide_multiply(_qx_wide_integer(power), _qx_wide_ln2));
  return wideScaled(smallExp(rest), power);
}

struct wide _qx_wide_expm1(struct wide value) {
  if (value.exponent < -1) return smallExpm1(value);
  return wideSubtract(_qx_wide_exp(value), _qx_wide_one);
}

// What is out of every format's range, too.
static inline bool isLarge(struct number number) { return number.exponent >= 12; }

// Of an argument that isn't finite, or whose result is out of every format's range.
static struct number exponentialSpecial(struct number number) {
  if (number.kind == numberZero) return oneNumber(false);
  if (number.kind == numberNaN) return number;
  return number.isNegative ? zeroNumber(false) : infiniteNumber(false);
}

ONE_COPY struct number exponential(struct number number) {
  if (number.kind != numberFinite || isLarge(number)) return exponentialSpecial(number);
  return numberFromWide(_qx_wide_exp(wideFromNumber(number)), false);
}

ONE_COPY struct number exponential2(struct number number) {
  if (number.kind != numberFinite || isLarge(number)) return exponentialSpecial(number);
  const struct wide value = wideFromNumber(number);
  const int32_t power = _qx_wide_nearest(value);
  const struct wide rest = wideSubtract(value, _qx_wide_integer(power));
  return numberFromWide(
      wideScaled(smallExp(_qx_wide_multiply(rest, _qx_wide_ln2)), power), false);
}

ONE_COPY struct number exponential10(struct number number) {
  if (number.kind != numberFinite || isLarge(number)) return exponentialSpecial(number);
  const struct wide value = wideFromNumber(number);
  const int32_t power = _qx_wide_nearest(_qx_wide_multiply(value, log2Of10));
  const struct wide rest =
      wideSubtract(value, _qx_wide_multiply(_qx_wide_integer(power), log10Of2));
  return numberFromWide(wideScaled(smallExp(_qx_wide_multiply(rest, ln10)), power), false);
}

ONE_COPY struct number exponentialMinus1(struct number number) {
  if (number.kind == numberZero || number.kind == numberNaN) return number;
  if (number.kind == numberInfinite || isLarge(number)) {
    return number.isNegative ? oneNumber(true) : infiniteNumber(false);
  }
  return numberFromWide(_qx_wide_expm1(wideFromNumber(number)), number.isNegative);
}

DEFINE_BOTH(exp, exponential)
DEFINE_BOTH(exp2, exponential2)
DEFINE_BOTH(exp10, exponential10)
DEFINE_BOTH(expm1, exponentialMinus1)

// MARK: Hyperbolic functions

// sinh = (E + E / (E + 1)) / 2 with E = e^x - 1, which keeps the digits of small ones.
ONE_COPY struct number hyperbolicSine(struct number number) {
  if (number.kind != numberFinite) return number;
  if (isLarge(number)) return infiniteNumber(number.isNegative);
  const struct wide power = _qx_wide_expm1(wideMagnitude(wideFromNumber(number)));
  struct wide result = wideScaled(
      _qx_wide_add(power, _qx_wide_divide(power, _qx_wide_add(power, _qx_wide_one))), -1);
  result.isNegative = number.isNegative;
  return numberFromWide(result, false);
}

ONE_COPY struct number hyperbolicCosine(struct number number) {
  number.isNegative = false;
  if (number.kind == numberZero) return oneNumber(false);
  if (number.kind != numberFinite) return number;
  if (isLarge(number)) return infiniteNumber(false);
  const struct wide power = _qx_wide_exp(wideFromNumber(number));
  return numberFromWide(
      wideScaled(_qx_wide_add(power, _qx_wide_divide(_qx_wide_one, power)), -1), false);
}

// tanh = E / (E + 2) with E = e^2x - 1.
ONE_COPY struct number hyperbolicTangent(struct number number) {
  if (number.kind == numberZero || number.kind == numberNaN) return number;
  if (number.kind == numberInfinite || number.exponent >= 6) return oneNumber(number.isNegative);
  const struct wide power =
      _qx_wide_expm1(wideScaled(wideMagnitude(wideFromNumber(number)), 1));
  struct wide result =
      _qx_wide_divide(power, _qx_wide_add(power, wideScaled(_qx_wide_one, 1)));
  result.isNegative = number.isNegative;
  return numberFromWide(result, false);
}

DEFINE_BOTH(sinh, hyperbolicSine)
DEFINE_BOTH(cosh, hyperbolicCosine)
DEFINE_BOTH(tanh, hyperbolicTangent)

#endif
