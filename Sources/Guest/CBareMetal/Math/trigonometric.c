// Trigonometric functions: C23, 7.12.4.

#include "math_functions.h"

#if MATH_IS_BUILT

const struct wide _qx_wide_pi = {0xc90fdaa22168c234, 0xc4c6628b80dc1cd1, 1, false};
const struct wide _qx_wide_half_pi = {0xc90fdaa22168c234, 0xc4c6628b80dc1cd1, 0, false};

// 2/pi: 64 bits before the point and as many behind it as the largest double needs.
static const uint64_t twoOverPi[] = {
    0x0000000000000000,
    0xa2f9836e4e441529,
    0xfc2757d1f534ddc0,
    0xdb6295993c439041,
    0xfe5163abdebbc561,
    0xb7246e3a424dd2e0,
    0x06492eea09d1921c,
    0xfe1deb1cb129a73e,
    0xe88235f52ebb4484,
    0xe99c7026b45f7e41,
    0x3991d639835339f4,
    0x9c845f8bbdf9283b,
    0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f,
    0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea,
    0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab,
};

// 64 bits of 2/pi, from one on.
static inline uint64_t twoOverPiBits(uint32_t first) {
  const uint32_t word = first / 64, offset = first % 64;
  const uint64_t high = twoOverPi[word] << offset;
  return offset ? high | twoOverPi[word + 1] >> (64 - offset) : high;
}

// An angle without its multiples of pi/2, of which the last two bits are the result. What is left is
// at most pi/4.
//
// Source: Mary H. Payne, Robert N. Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM
// Newsletter 18(1), 1983. The product with 2/pi is needed modulo 4, so that of the constant's bits
// those are skipped that make multiples of 4; 256 are taken, as the nearest that a double comes to a
// multiple of pi/2 leaves some 62 zeros behind the point.
static uint32_t reduceAngle(struct number number, struct wide *rest) {
  if (number.exponent < -1) {
    *rest = wideFromNumber(number);
    return 0;
  }
  // An exponent of -1 is made 0: the last bits of a double's significand are zeros.
  const uint32_t first = number.exponent < 0 ? 0 : (uint32_t)number.exponent;
  if (number.exponent < 0) number.significand >>= 1;
  uint64_t product[4], carry = 0;
  for (int i = 3; i >= 0; i--) {
    const struct wideProduct part =
        multiplyWide(twoOverPiBits(first + 64 * (uint32_t)i), number.significand);
    product[i] = part.low + carry;
    carry = part.high + (product[i] < carry);
  }
  // Two bits before the point.
  uint32_t quadrant = (uint32_t)(product[0] >> 62);
  for (int i = 0; i < 4; i++) {
    product[i] = product[i] << 2 | (i < 3 ? product[i + 1] >> 62 : 0);
  }
  bool isNegative = false;
  if (product[0] >> 63) {
    // The next multiple is nearer.
    quadrant++;
    isNegative = true;
    uint64_t borrow = 0;
    for (int i = 3; i >= 0; i--) {
      const bool wasZero = product[i] == 0;
      product[i] = -product[i] - borrow;
      borrow = !wasZero || borrow;
    }
  }
  int32_t exponent = -1;
  while (product[0] >> 63 == 0 && exponent > -192) {
    const int zeros = product[0] ? leadingZeros64(product[0]) : 63;
    for (int i = 0; i < 4; i++) {
      product[i] = product[i] << zeros | (i < 3 ? product[i + 1] >> (64 - zeros) : 0);
    }
    exponent -= zeros;
  }
  *rest = _qx_wide_multiply(
      (struct wide){product[0], product[1], exponent, isNegative}, _qx_wide_half_pi);
  if (number.isNegative) {
    *rest = wideNegated(*rest);
    quadrant = -quadrant;
  }
  return quadrant & 3;
}

// The sum of (-square)^i / (2i + odd)!
static struct wide alternating(struct wide square, int odd) {
  struct wide sum = _qx_wide_inverse_factorials[28 + odd];
  for (int i = 26; i >= 0; i -= 2) {
    sum = wideSubtract(_qx_wide_inverse_factorials[i + odd], _qx_wide_multiply(sum, square));
  }
  return sum;
}

struct wide _qx_wide_small_sine(struct wide angle) {
  return _qx_wide_multiply(angle, alternating(wideSquared(angle), 1));
}

struct wide _qx_wide_small_cosine(struct wide angle) {
  return alternating(wideSquared(angle), 0);
}

// The sine of an angle and some more right angles.
static struct number sineFrom(struct number number, uint32_t quarters) {
  if (number.kind != numberFinite) return notANumber();
  struct wide rest;
  quarters += reduceAngle(number, &rest);
  const struct wide result =
      quarters & 1 ? _qx_wide_small_cosine(rest) : _qx_wide_small_sine(rest);
  return numberFromWide(quarters & 2 ? wideNegated(result) : result, false);
}

ONE_COPY struct number sine(struct number number) {
  return number.kind == numberZero ? number : sineFrom(number, 0);
}

ONE_COPY struct number cosine(struct number number) {
  return number.kind == numberZero ? oneNumber(false) : sineFrom(number, 1);
}

ONE_COPY struct number tangent(struct number number) {
  if (number.kind == numberZero) return number;
  if (number.kind != numberFinite) return notANumber();
  struct wide rest;
  const uint32_t quarters = reduceAngle(number, &rest);
  const struct wide sine = _qx_wide_small_sine(rest), cosine = _qx_wide_small_cosine(rest);
  return numberFromWide(
      quarters & 1 ? wideNegated(_qx_wide_divide(cosine, sine)) : _qx_wide_divide(sine, cosine),
      false);
}

DEFINE_BOTH(sin, sine)
DEFINE_BOTH(cos, cosine)
DEFINE_BOTH(tan, tangent)

#endif
