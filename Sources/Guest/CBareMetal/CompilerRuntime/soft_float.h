// Floating-point arithmetic by integer operations, for processors without a unit for it, and for
// what units lack.
//
// Source: IEEE Std 754-2019, binary16, binary32 and binary64, sections 3.4 and 5.4. Rounding is to
// nearest, ties to even, unless a function says otherwise; there are no exception flags; every NaN
// result is the default quiet NaN.
//
// All formats share one form: a number is unpacked, worked on, rounded once, and packed.

#ifndef BARE_METAL_SOFT_FLOAT_H
#define BARE_METAL_SOFT_FLOAT_H

#include <stdbool.h>
#include <stdint.h>

#include "leading_zeros.h"

struct floatFormat {
  int fractionBits;
  int exponentBits;
};

static const struct floatFormat binary16 = {10, 5};
static const struct floatFormat binary32 = {23, 8};
static const struct floatFormat binary64 = {52, 11};

enum numberKind { numberZero, numberFinite, numberInfinite, numberNaN };

// A finite number is significand * 2^(exponent - 62), with 2^62 <= significand < 2^63. Bit 0 is
// sticky: it is set if any bit below it was.
struct number {
  enum numberKind kind;
  bool isNegative;
  int exponent;
  uint64_t significand;
};

enum roundingRule { roundToEven, roundAway, roundTowardZero, roundUp, roundDown };

// MARK: Packing

static inline int formatBias(struct floatFormat format) {
  return (1 << (format.exponentBits - 1)) - 1;
}

static inline uint64_t infinityBits(struct floatFormat format) {
  return (((uint64_t)1 << format.exponentBits) - 1) << format.fractionBits;
}

static inline uint64_t signBit(struct floatFormat format) {
  return (uint64_t)1 << (format.fractionBits + format.exponentBits);
}

static inline bool isNaNBits(uint64_t bits, struct floatFormat format) {
  return (bits & (signBit(format) - 1)) > infinityBits(format);
}

static inline uint64_t shiftRightSticky(uint64_t value, int count) {
  if (count <= 0) return value;
  if (count >= 64) return value != 0;
  return value >> count | (value << (64 - count) != 0);
}

// A number of which the significand may be anything but 0 and the exponent fits it.
static inline struct number normalized(bool isNegative, int exponent, uint64_t significand) {
  const int zeros = leadingZeros64(significand);
  if (zeros == 0) {
    return (struct number){
        numberFinite, isNegative, exponent + 1, shiftRightSticky(significand, 1)};
  }
  return (struct number){
      numberFinite, isNegative, exponent - (zeros - 1), significand << (zeros - 1)};
}

static inline struct number unpack(uint64_t bits, struct floatFormat format) {
  const bool isNegative = (bits & signBit(format)) != 0;
  const uint64_t fraction = bits & (((uint64_t)1 << format.fractionBits) - 1);
  const int field =
      (int)(bits >> format.fractionBits) & ((1 << format.exponentBits) - 1);
  if (field == (1 << format.exponentBits) - 1) {
    return (struct number){fraction ? numberNaN : numberInfinite, isNegative, 0, 0};
  }
  if (field == 0) {
    if (fraction == 0) return (struct number){numberZero, isNegative, 0, 0};
    return normalized(
        isNegative, 1 - formatBias(format), fraction << (62 - format.fractionBits));
  }
  const uint64_t significand = fraction | (uint64_t)1 << format.fractionBits;
  return (struct number){
      numberFinite, isNegative, field - formatBias(format),
      significand << (62 - format.fractionBits)};
}

static inline uint64_t pack(struct number number, struct floatFormat format) {
  const uint64_t sign = number.isNegative ? signBit(format) : 0;
  switch (number.kind) {
    case numberZero:
      return sign;
    case numberInfinite:
      return sign | infinityBits(format);
    case numberNaN:
      return infinityBits(format) | (uint64_t)1 << (format.fractionBits - 1);
    case numberFinite:
      break;
  }
  // The exponent field if the number is normal; a subnormal one loses a bit for each below 1.
  const int field = number.exponent + formatBias(format);
  const int shift = 62 - format.fractionBits + (field < 1 ? 1 - field : 0);
  if (shift >= 64) return sign;
  uint64_t kept = number.significand >> shift;
  const uint64_t half = (uint64_t)1 << (shift - 1);
  const uint64_t rest = number.significand & ((half << 1) - 1);
  if (rest > half || (rest == half && (kept & 1))) kept++;
  // A carry out of the fraction goes into the exponent, where it belongs.
  if (field < 1) return sign | kept;
  if (field >= (1 << format.exponentBits)) return sign | infinityBits(format);
  const uint64_t bits = ((uint64_t)(field - 1) << format.fractionBits) + kept;
  return sign | (bits >= infinityBits(format) ? infinityBits(format) : bits);
}

static inline struct number notANumber(void) {
  return (struct number){numberNaN, false, 0, 0};
}

// MARK: Arithmetic

static inline struct number addNumbers(struct number left, struct number right) {
  if (left.kind == numberNaN || right.kind == numberNaN) return notANumber();
  if (left.kind == numberInfinite) {
    const bool opposed =
        right.kind == numberInfinite && left.isNegative != right.isNegative;
    return opposed ? notANumber() : left;
  }
  if (right.kind == numberInfinite) return right;
  if (left.kind == numberZero && right.kind == numberZero) {
    left.isNegative = left.isNegative && right.isNegative;
    return left;
  }
  if (left.kind == numberZero) return right;
  if (right.kind == numberZero) return left;

  if (left.exponent < right.exponent ||
      (left.exponent == right.exponent && left.significand < right.significand)) {
    const struct number swap = left;
    left = right;
    right = swap;
  }
  const uint64_t aligned =
      shiftRightSticky(right.significand, left.exponent - right.exponent);
  const uint64_t sum = left.isNegative == right.isNegative ? left.significand + aligned
                                                           : left.significand - aligned;
  if (sum == 0) return (struct number){numberZero, false, 0, 0};
  return normalized(left.isNegative, left.exponent, sum);
}

struct wideProduct {
  uint64_t high, low;
};

static inline struct wideProduct multiplyWide(uint64_t left, uint64_t right) {
#if defined(__SIZEOF_INT128__) && !defined(MULTIPLIES_32_BITS)
  const unsigned __int128 product = (unsigned __int128)left * right;
  return (struct wideProduct){(uint64_t)(product >> 64), (uint64_t)product};
#else
  const uint64_t leftLow = (uint32_t)left, leftHigh = left >> 32;
  const uint64_t rightLow = (uint32_t)right, rightHigh = right >> 32;
  const uint64_t low = leftLow * rightLow;
  const uint64_t middle = leftHigh * rightLow + (low >> 32);
  const uint64_t cross = leftLow * rightHigh + (uint32_t)middle;
  return (struct wideProduct){
      leftHigh * rightHigh + (middle >> 32) + (cross >> 32), cross << 32 | (uint32_t)low};
#endif
}

// The product of two numbers of which one at least isn't finite, or is zero.
static inline struct number multiplySpecial(struct number left, struct number right) {
  const bool isNegative = left.isNegative != right.isNegative;
  if (left.kind == numberNaN || right.kind == numberNaN) return notANumber();
  const bool hasZero = left.kind == numberZero || right.kind == numberZero;
  const bool hasInfinity = left.kind == numberInfinite || right.kind == numberInfinite;
  if (hasZero && hasInfinity) return notANumber();
  return (struct number){hasZero ? numberZero : numberInfinite, isNegative, 0, 0};
}

static inline struct number multiplyNumbers(struct number left, struct number right) {
  if (left.kind != numberFinite || right.kind != numberFinite) {
    return multiplySpecial(left, right);
  }
  const struct wideProduct product =
      multiplyWide(left.significand << 1, right.significand << 1);
  return normalized(
      left.isNegative != right.isNegative, left.exponent + right.exponent,
      product.high | (product.low != 0));
}

static inline struct number divideNumbers(
    struct number left, struct number right, struct floatFormat format) {
  const bool isNegative = left.isNegative != right.isNegative;
  if (left.kind == numberNaN || right.kind == numberNaN) return notANumber();
  if (left.kind == numberInfinite) {
    if (right.kind == numberInfinite) return notANumber();
    return (struct number){numberInfinite, isNegative, 0, 0};
  }
  if (right.kind == numberZero) {
    if (left.kind == numberZero) return notANumber();
    return (struct number){numberInfinite, isNegative, 0, 0};
  }
  if (left.kind == numberZero || right.kind == numberInfinite) {
    return (struct number){numberZero, isNegative, 0, 0};
  }
  int exponent = left.exponent - right.exponent;
  uint64_t rest = left.significand;
  if (rest < right.significand) {
    rest <<= 1;
    exponent--;
  }
  // The fraction, the bit before it, and one to round by. The first of them is 1.
  const int bits = format.fractionBits + 2;
  uint64_t quotient = 0;
  for (int bit = 0; bit < bits; bit++) {
    quotient <<= 1;
    if (rest >= right.significand) {
      rest -= right.significand;
      quotient |= 1;
    }
    rest <<= 1;
  }
  return (struct number){
      numberFinite, isNegative, exponent, quotient << (63 - bits) | (rest != 0)};
}

static inline struct number squareRoot(struct number number, struct floatFormat format) {
  if (number.kind == numberNaN || number.kind == numberZero) return number;
  if (number.isNegative) return notANumber();
  if (number.kind == numberInfinite) return number;
  const int odd = number.exponent & 1;
  // 1 <= rest < 4, in units of 2^-59.
  uint64_t rest = number.significand >> (odd ? 2 : 3);
  uint64_t root = 0, doubled = 0;
  uint64_t bit = (uint64_t)1 << 59;
  for (int count = format.fractionBits + 2; count > 0; count--) {
    const uint64_t trial = doubled + bit;
    if (trial <= rest) {
      doubled = trial + bit;
      rest -= trial;
      root += bit;
    }
    rest <<= 1;
    bit >>= 1;
  }
  return (struct number){
      numberFinite, false, (number.exponent - odd) / 2, root << 3 | (rest != 0)};
}

// left * right + addend, rounded once.
static inline struct number multiplyAdd(
    struct number left, struct number right, struct number addend) {
  if (left.kind != numberFinite || right.kind != numberFinite) {
    return addNumbers(multiplySpecial(left, right), addend);
  }
  const bool productIsNegative = left.isNegative != right.isNegative;
  if (addend.kind == numberNaN || addend.kind == numberInfinite) return addend;

  // Bit 62 of the high word is the first, as in a number's significand.
  struct wideProduct larger = multiplyWide(left.significand << 1, right.significand);
  int exponent = left.exponent + right.exponent + 1;
  if (!(larger.high >> 62)) {
    larger.high = larger.high << 1 | larger.low >> 63;
    larger.low <<= 1;
    exponent--;
  }
  bool isNegative = productIsNegative;
  if (addend.kind == numberFinite) {
    struct wideProduct smaller = {addend.significand, 0};
    int difference = exponent - addend.exponent;
    if (difference < 0 || (difference == 0 && larger.high < smaller.high)) {
      const struct wideProduct swap = larger;
      larger = smaller;
      smaller = swap;
      exponent = addend.exponent;
      isNegative = addend.isNegative;
      difference = -difference;
    }
    if (difference >= 64) {
      smaller.low =
          shiftRightSticky(smaller.high, difference - 64) | (smaller.low != 0);
      smaller.high = 0;
    } else if (difference > 0) {
      const uint64_t lost = smaller.low << (64 - difference);
      smaller.low =
          smaller.low >> difference | smaller.high << (64 - difference) | (lost != 0);
      smaller.high >>= difference;
    }
    if (productIsNegative == addend.isNegative) {
      larger.low += smaller.low;
      larger.high += smaller.high + (larger.low < smaller.low);
    } else {
      const bool borrow = larger.low < smaller.low;
      larger.low -= smaller.low;
      larger.high -= smaller.high + borrow;
    }
    if (larger.high == 0 && larger.low == 0) return (struct number){numberZero, false, 0, 0};
  }
  // Where the high word has lost its first bits, the low one's fill up.
  while (larger.high >> 62 == 0) {
    int zeros = leadingZeros64(larger.high) - 1;
    if (zeros > 62) zeros = 62;
    larger.high = larger.high << zeros | larger.low >> (64 - zeros);
    larger.low <<= zeros;
    exponent -= zeros;
  }
  return normalized(isNegative, exponent, larger.high | (larger.low != 0));
}

// The remainder of a division whose quotient is rounded toward zero (`toNearest` false: C's fmod),
// or to the nearest integer, ties to even (C's remainder). Always exact.
static inline struct number remainderOf(struct number left, struct number right, bool toNearest) {
  if (left.kind == numberNaN || right.kind == numberNaN || left.kind == numberInfinite ||
      right.kind == numberZero) {
    return notANumber();
  }
  if (left.kind == numberZero || right.kind == numberInfinite) return left;
  int difference = left.exponent - right.exponent;
  // Less than half of the divisor.
  if (difference < -1 || (difference < 0 && !toNearest)) return left;
  uint64_t rest = left.significand;
  if (difference == -1) {
    // Between a quarter of the divisor and all of it.
    if (rest <= right.significand) return left;
    return normalized(!left.isNegative, left.exponent, (right.significand << 1) - rest);
  }
  bool isOdd = false;
  for (;;) {
    isOdd = rest >= right.significand;
    if (isOdd) rest -= right.significand;
    if (difference == 0) break;
    rest <<= 1;
    difference--;
  }
  bool isNegative = left.isNegative;
  if (toNearest && (rest << 1 > right.significand || (rest << 1 == right.significand && isOdd))) {
    rest = right.significand - rest;
    isNegative = !isNegative;
  }
  if (rest == 0) return (struct number){numberZero, left.isNegative, 0, 0};
  return normalized(isNegative, right.exponent, rest);
}

// MARK: Integers

static inline struct number numberFromInteger(bool isNegative, uint64_t magnitude) {
  if (magnitude == 0) return (struct number){numberZero, false, 0, 0};
  return normalized(isNegative, 62, magnitude);
}

// The magnitude, rounded toward zero; the largest 64-bit one if it is larger, 0 for a NaN.
static inline uint64_t integerMagnitude(struct number number) {
  if (number.kind == numberInfinite) return UINT64_MAX;
  if (number.kind != numberFinite || number.exponent < 0) return 0;
  if (number.exponent > 63) return UINT64_MAX;
  return number.exponent == 63 ? number.significand << 1
                               : number.significand >> (62 - number.exponent);
}

// Out of range values become the nearest limit, 0 for a NaN.
static inline int64_t signedInteger(struct number number, int64_t least, int64_t most) {
  const uint64_t magnitude = integerMagnitude(number);
  if (number.isNegative) {
    return magnitude >= (uint64_t)most + 1 ? least : -(int64_t)magnitude;
  }
  return magnitude > (uint64_t)most ? most : (int64_t)magnitude;
}

static inline uint64_t unsignedInteger(struct number number, uint64_t most) {
  const uint64_t magnitude = integerMagnitude(number);
  if (number.isNegative) return 0;
  return magnitude > most ? most : magnitude;
}

static inline struct number integralNumber(struct number number, enum roundingRule rule) {
  if (number.kind != numberFinite) return number;
  const int fractionBits = 62 - number.exponent;
  if (fractionBits <= 0) return number;
  // The fraction in units of 2^-64. What is below a quarter is rounded as a quarter is.
  const uint64_t significand = number.significand;
  const uint64_t whole = fractionBits >= 64 ? 0 : significand >> fractionBits;
  const uint64_t rest = fractionBits >= 64 ? significand : significand << (64 - fractionBits);
  const uint64_t half = (uint64_t)1 << 63;
  bool awayFromZero = false;
  switch (rule) {
    case roundToEven:
      awayFromZero = rest > half || (rest == half && (whole & 1));
      break;
    case roundAway:
      awayFromZero = rest >= half;
      break;
    case roundTowardZero:
      break;
    case roundUp:
      awayFromZero = rest != 0 && !number.isNegative;
      break;
    case roundDown:
      awayFromZero = rest != 0 && number.isNegative;
      break;
  }
  struct number result = numberFromInteger(number.isNegative, whole + awayFromZero);
  result.isNegative = number.isNegative;
  return result;
}

// MARK: Comparison

// -1, 0 or 1; `unordered` if one at least is a NaN.
static inline int compareBits(
    uint64_t left, uint64_t right, struct floatFormat format, int unordered) {
  if (isNaNBits(left, format) || isNaNBits(right, format)) return unordered;
  const uint64_t sign = signBit(format);
  const uint64_t leftMagnitude = left & (sign - 1), rightMagnitude = right & (sign - 1);
  if (leftMagnitude == 0 && rightMagnitude == 0) return 0;
  const bool leftIsNegative = (left & sign) != 0, rightIsNegative = (right & sign) != 0;
  if (leftIsNegative != rightIsNegative) return leftIsNegative ? -1 : 1;
  const int order = (leftMagnitude > rightMagnitude) - (leftMagnitude < rightMagnitude);
  return leftIsNegative ? -order : order;
}

#endif
