// Arithmetic with numbers of 128 bits: see wide.h.

#include "math_functions.h"

#if MATH_IS_BUILT

const struct wide _qx_wide_one = {(uint64_t)1 << 63, 0, 0, false};

static inline struct wide wideNormalized(
    uint64_t high, uint64_t low, int32_t exponent, bool isNegative) {
  if (high == 0) {
    if (low == 0) return (struct wide){0, 0, 0, false};
    high = low;
    low = 0;
    exponent -= 64;
  }
  const int zeros = leadingZeros64(high);
  if (zeros != 0) {
    high = high << zeros | low >> (64 - zeros);
    low <<= zeros;
  }
  return (struct wide){high, low, exponent - zeros, isNegative};
}

int _qx_wide_compare(struct wide left, struct wide right) {
  if (left.high == 0 || right.high == 0) return (left.high != 0) - (right.high != 0);
  if (left.exponent != right.exponent) return left.exponent < right.exponent ? -1 : 1;
  if (left.high != right.high) return left.high < right.high ? -1 : 1;
  return (left.low > right.low) - (left.low < right.low);
}

struct wide _qx_wide_add(struct wide left, struct wide right) {
  if (_qx_wide_compare(left, right) < 0) {
    const struct wide swap = left;
    left = right;
    right = swap;
  }
  if (right.high == 0) return left;
  const int32_t shift = left.exponent - right.exponent;
  if (shift >= 128) return left;
  if (shift >= 64) {
    right.low = right.high >> (shift - 64);
    right.high = 0;
  } else if (shift > 0) {
    right.low = right.low >> shift | right.high << (64 - shift);
    right.high >>= shift;
  }
  if (left.isNegative != right.isNegative) {
    const bool borrow = left.low < right.low;
    return wideNormalized(
        left.high - right.high - borrow, left.low - right.low, left.exponent, left.isNegative);
  }
  left.low += right.low;
  const bool carry = left.low < right.low;
  const uint64_t high = left.high + right.high + carry;
  if (high < left.high || (carry && high == left.high)) {
    left.low = left.low >> 1 | high << 63;
    left.high = high >> 1 | (uint64_t)1 << 63;
    left.exponent++;
  } else {
    left.high = high;
  }
  return left;
}

struct wide _qx_wide_multiply(struct wide left, struct wide right) {
  if (left.high == 0 || right.high == 0) return (struct wide){0, 0, 0, false};
  const struct wideProduct product = multiplyWide(left.high, right.high);
  uint64_t high = product.high, low = product.low;
  uint64_t cross = left.low ? multiplyWide(left.low, right.high).high : 0;
  low += cross;
  high += low < cross;
  cross = right.low ? multiplyWide(left.high, right.low).high : 0;
  low += cross;
  high += low < cross;
  int32_t exponent = left.exponent + right.exponent + 1;
  if (high >> 63 == 0) {
    high = high << 1 | low >> 63;
    low <<= 1;
    exponent--;
  }
  return (struct wide){high, low, exponent, left.isNegative != right.isNegative};
}

// 2 - value, of which the reciprocal's next approximation is made. The value is near 1.
static inline struct wide twoMinus(struct wide value) {
  return wideSubtract(wideScaled(_qx_wide_one, 1), value);
}

struct wide _qx_wide_divide(struct wide left, struct wide right) {
  if (left.high == 0) return left;
  // Newton's iteration for the reciprocal, from 31 bits.
  struct wide divisor = right;
  divisor.exponent = 0;
  divisor.isNegative = false;
  struct wide inverse =
      wideNormalized((UINT64_MAX / ((divisor.high >> 32) + 1)) << 31, 0, -1, false);
  for (int round = 0; round < 2; round++) {
    inverse = _qx_wide_multiply(inverse, twoMinus(_qx_wide_multiply(divisor, inverse)));
  }
  // A last one for the quotient itself.
  struct wide quotient = _qx_wide_multiply(left, inverse);
  const struct wide rest = wideSubtract(left, _qx_wide_multiply(quotient, divisor));
  quotient = _qx_wide_add(quotient, _qx_wide_multiply(rest, inverse));
  quotient.exponent -= right.exponent;
  quotient.isNegative = left.isNegative != right.isNegative;
  return quotient;
}

struct wide _qx_wide_square_root(struct wide value) {
  if (value.high == 0) return value;
  const int32_t odd = value.exponent & 1;
  const int32_t half = (value.exponent - odd) / 2;
  value.exponent = odd;
  // Newton's iteration for the inverse of the square root, from a line between 1, 1 and 4, 1/2.
  struct wide inverse = wideSubtract(
      (struct wide){(uint64_t)0x95 << 56, 0, 0, false},
      _qx_wide_multiply(value, (struct wide){(uint64_t)0xb8 << 56, 0, -3, false}));
  for (int round = 0; round < 5; round++) {
    const struct wide square = _qx_wide_multiply(value, wideSquared(inverse));
    const struct wide three = {(uint64_t)3 << 62, 0, 1, false};
    inverse = wideScaled(_qx_wide_multiply(inverse, wideSubtract(three, square)), -1);
  }
  struct wide root = _qx_wide_multiply(value, inverse);
  const struct wide rest = wideSubtract(value, wideSquared(root));
  root = _qx_wide_add(root, wideScaled(_qx_wide_multiply(rest, inverse), -1));
  return wideScaled(root, half);
}

struct wide _qx_wide_integer(int64_t value) {
  const uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
  return wideNormalized(magnitude, 0, 63, value < 0);
}

int32_t _qx_wide_nearest(struct wide value) {
  if (value.high == 0 || value.exponent < -1) return 0;
  // Twice the magnitude, cut off.
  const uint64_t doubled = value.high >> (62 - value.exponent);
  const int32_t magnitude = (int32_t)((doubled + 1) >> 1);
  return value.isNegative ? -magnitude : magnitude;
}

struct wide _qx_wide_polynomial(const struct wide *coefficients, int count, struct wide x) {
  struct wide sum = coefficients[--count];
  while (count--) sum = _qx_wide_add(_qx_wide_multiply(sum, x), coefficients[count]);
  return sum;
}

#endif
