// Numbers of 128 bits, which the functions of <math.h> are computed with.
//
// Integers and not double-double arithmetic: half of the processors have no unit for doubles, QEMU
// computes with integers far faster than with floating-point values, and every processor gets the
// same bits. A result has some 115 right bits and is rounded once, so that it is the nearest value
// but for the rare one that is nearly halfway between two.

#ifndef BARE_METAL_WIDE_H
#define BARE_METAL_WIDE_H

#include "../CompilerRuntime/soft_float.h"

// ±high.low * 2^(exponent - 63), with bit 63 of `high` set; zero if `high` is 0. Exponents don't
// overflow: callers see to arguments whose results are out of every format's range.
struct wide {
  uint64_t high, low;
  int32_t exponent;
  bool isNegative;
};

// Results are cut off and not rounded, by a few units in the last place.
struct wide _qx_wide_add(struct wide left, struct wide right);
struct wide _qx_wide_multiply(struct wide left, struct wide right);
struct wide _qx_wide_divide(struct wide left, struct wide right);
struct wide _qx_wide_square_root(struct wide value);

// Any 64-bit integer.
struct wide _qx_wide_integer(int64_t value);

// The nearest integer, halves away from zero. The value is below 2^31.
int32_t _qx_wide_nearest(struct wide value);

// -1, 0 or 1, as the magnitude is less than, equal to or greater than the other's.
int _qx_wide_compare(struct wide left, struct wide right);

// The sum of coefficients[i] * x^i.
struct wide _qx_wide_polynomial(const struct wide *coefficients, int count, struct wide x);

// The constants.
extern const struct wide _qx_wide_one, _qx_wide_ln2, _qx_wide_inverse_ln2, _qx_wide_half_pi,
    _qx_wide_pi;

// 1/0!, 1/1!, 1/2!...
#define INVERSE_FACTORIALS 30
extern const struct wide _qx_wide_inverse_factorials[INVERSE_FACTORIALS];

// Functions of values that aren't zero where there is a logarithm of them.
struct wide _qx_wide_exp(struct wide value);
struct wide _qx_wide_expm1(struct wide value);
struct wide _qx_wide_log(struct wide value);
struct wide _qx_wide_log2(struct wide value);
// log(1 + value).
struct wide _qx_wide_log1p(struct wide value);
// The angle of a point with y >= 0.
struct wide _qx_wide_angle(struct wide y, struct wide x);
// The sine or cosine of an angle of at most pi/4.
struct wide _qx_wide_small_sine(struct wide angle);
struct wide _qx_wide_small_cosine(struct wide angle);

static inline struct wide wideFromNumber(struct number number) {
  if (number.kind != numberFinite) return (struct wide){0, 0, 0, false};
  return (struct wide){number.significand << 1, 0, number.exponent, number.isNegative};
}

// `sign` is what a zero has.
static inline struct number numberFromWide(struct wide wide, bool sign) {
  if (wide.high == 0) return (struct number){numberZero, sign, 0, 0};
  return (struct number){
      numberFinite, wide.isNegative, wide.exponent,
      wide.high >> 1 | (wide.high & 1) | (wide.low != 0)};
}

static inline struct wide wideNegated(struct wide wide) {
  wide.isNegative = !wide.isNegative;
  return wide;
}

static inline struct wide wideMagnitude(struct wide wide) {
  wide.isNegative = false;
  return wide;
}

// The value times a power of two.
static inline struct wide wideScaled(struct wide wide, int32_t exponent) {
  wide.exponent += exponent;
  return wide;
}

static inline struct wide wideSubtract(struct wide left, struct wide right) {
  return _qx_wide_add(left, wideNegated(right));
}

static inline struct wide wideSquared(struct wide wide) {
  return _qx_wide_multiply(wide, wide);
}

#endif
