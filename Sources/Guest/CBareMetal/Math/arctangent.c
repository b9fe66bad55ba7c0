// Inverse trigonometric functions: C23, 7.12.4.

#include "math_functions.h"

#if MATH_IS_BUILT

// atan(i / 8)
static const struct wide arctangents[] = {
    {0, 0, 0, false},
    {0xfeadd4d5617b6e32, 0xc897989f3e888ef8, -4, false},
    {0xfadbafc96406eb15, 0x6dc79ef5f7a217e6, -3, false},
    {0xb7b0ca0f26f78473, 0x8aa32122dcfe4483, -2, false},
    {0xed63382b0dda7b45, 0x6fe445ecbc3a8d03, -2, false},
    {0x8f005d5ef7f59f9b, 0x5c835e1665c43748, -1, false},
    {0xa4bc7d1934f70924, 0x19a87f2a457dac9f, -1, false},
    {0xb8053e2bc2319e73, 0xcb2da55210a4443d, -1, false},
    {0xc90fdaa22168c234, 0xc4c6628b80dc1cd1, -1, false},
};

// (-1)^i / (2i + 1)
static const struct wide oddInverses[] = {
    {0x8000000000000000, 0x0000000000000000, 0, false},
    {0xaaaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaab, -2, true},
    {0xcccccccccccccccc, 0xcccccccccccccccd, -3, false},
    {0x9249249249249249, 0x2492492492492492, -3, true},
    {0xe38e38e38e38e38e, 0x38e38e38e38e38e4, -4, false},
    {0xba2e8ba2e8ba2e8b, 0xa2e8ba2e8ba2e8ba, -4, true},
    {0x9d89d89d89d89d89, 0xd89d89d89d89d89e, -4, false},
    {0x8888888888888888, 0x8888888888888889, -4, true},
    {0xf0f0f0f0f0f0f0f0, 0xf0f0f0f0f0f0f0f1, -5, false},
    {0xd79435e50d79435e, 0x50d79435e50d7943, -5, true},
    {0xc30c30c30c30c30c, 0x30c30c30c30c30c3, -5, false},
    {0xb21642c8590b2164, 0x2c8590b21642c859, -5, true},
    {0xa3d70a3d70a3d70a, 0x3d70a3d70a3d70a4, -5, false},
    {0x97b425ed097b425e, 0xd097b425ed097b42, -5, true},
};

// The angle of a point with 0 <= y <= x and 0 < x.
static struct wide lowAngle(struct wide y, struct wide x) {
  // The tangent in eighths, from the first 31 bits.
  const int32_t shift = x.exponent - y.exponent;
  const uint64_t approximate = y.high == 0 || shift > 30 ? 0 : y.high >> 32 >> shift;
  const int eighths = (int)((approximate * 16 / (x.high >> 32) + 1) >> 1);
  // tan(a - b) = (tan a - tan b) / (1 + tan a tan b)
  if (eighths > 0) {
    const struct wide tangent = wideScaled(_qx_wide_integer(eighths), -3);
    const struct wide above = wideSubtract(y, _qx_wide_multiply(tangent, x));
    x = _qx_wide_add(x, _qx_wide_multiply(tangent, y));
    y = above;
  }
  const struct wide rest = _qx_wide_divide(y, x);
  const struct wide angle = _qx_wide_multiply(
      rest, _qx_wide_polynomial(
                oddInverses, sizeof oddInverses / sizeof *oddInverses, wideSquared(rest)));
  return _qx_wide_add(arctangents[eighths], angle);
}

struct wide _qx_wide_angle(struct wide y, struct wide x) {
  const bool isLeft = x.isNegative;
  x.isNegative = false;
  const bool isHigh = _qx_wide_compare(y, x) > 0;
  struct wide angle = isHigh ? lowAngle(x, y) : lowAngle(y, x);
  if (isHigh) angle = wideSubtract(_qx_wide_half_pi, angle);
  return isLeft ? wideSubtract(_qx_wide_pi, angle) : angle;
}

ONE_COPY struct number arctangent2(struct number y, struct number x) {
  if (y.kind == numberNaN || x.kind == numberNaN) return notANumber();
  const bool isNegative = y.isNegative;
  struct wide high = wideMagnitude(wideFromNumber(y)), right = wideFromNumber(x);
  right.isNegative = x.isNegative;
  if (y.kind == numberInfinite || x.kind == numberInfinite) {
    // Where both are infinite the angle is that of a diagonal.
    const struct wide zero = {0, 0, 0, false};
    high = y.kind == numberInfinite ? _qx_wide_one : zero;
    right = x.kind == numberInfinite ? _qx_wide_one : zero;
    right.isNegative = x.isNegative;
  } else if (y.kind == numberZero && x.kind == numberZero) {
    right = _qx_wide_one;
    right.isNegative = x.isNegative;
  }
  struct wide angle = _qx_wide_angle(high, right);
  angle.isNegative = isNegative;
  return numberFromWide(angle, isNegative);
}

ONE_COPY struct number arctangent(struct number number) {
  return arctangent2(number, oneNumber(false));
}

// The square root of 1 - value².
static struct wide other(struct wide value) {
  return _qx_wide_square_root(_qx_wide_multiply(
      wideSubtract(_qx_wide_one, value), _qx_wide_add(_qx_wide_one, value)));
}

static inline bool isBeyondOne(struct number number) {
  return number.kind == numberInfinite ||
         (number.kind == numberFinite && number.exponent >= 0 &&
          (number.exponent > 0 || number.significand > (uint64_t)1 << 62));
}

ONE_COPY struct number arcsine(struct number number) {
  if (number.kind == numberZero || number.kind == numberNaN) return number;
  if (isBeyondOne(number)) return notANumber();
  const struct wide value = wideMagnitude(wideFromNumber(number));
  struct wide angle = _qx_wide_angle(value, other(value));
  angle.isNegative = number.isNegative;
  return numberFromWide(angle, false);
}

ONE_COPY struct number arccosine(struct number number) {
  if (number.kind == numberNaN) return number;
  if (isBeyondOne(number)) return notANumber();
  const struct wide value = wideFromNumber(number);
  return numberFromWide(_qx_wide_angle(other(value), value), false);
}

DEFINE_BOTH(atan, arctangent)
DEFINE_BOTH_BINARY(atan2, arctangent2)
DEFINE_BOTH(asin, arcsine)
DEFINE_BOTH(acos, arccosine)

#endif
