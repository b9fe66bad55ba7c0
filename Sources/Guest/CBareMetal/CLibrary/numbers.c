// <stdlib.h>: numbers in texts (C23, 7.24.1), pseudo-random ones (7.24.2), and integer arithmetic
// (7.24.6). The locale is "C".

#include "library.h"

#if LIBRARY_IS_BUILT

#include "../Math/math_functions.h"

// The one of C's error numbers that these functions set, as in errno.h.
#define ERANGE 34

// Of one core, as there are no threads.
WEAK int errno;

static int digitValue(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  character |= 0x20;
  return character >= 'a' && character <= 'z' ? character - 'a' + 10 : INT_MAX;
}

// MARK: Integers

struct integerText {
  uint64_t magnitude;
  bool isNegative;
  // The magnitude is above `most`, or what is negative's limit.
  bool isOutOfRange;
};

__attribute__((noinline)) static struct integerText readInteger(
    const char *text, char **end, int base, uint64_t positiveMost, uint64_t negativeMost) {
  const char *next = text;
  while (isSpace(*next)) next++;
  const bool isNegative = *next == '-';
  if (*next == '-' || *next == '+') next++;
  // A prefix without a digit behind it is a zero.
  if ((base == 0 || base == 16) && next[0] == '0' && (next[1] | 0x20) == 'x' &&
      digitValue(next[2]) < 16) {
    next += 2;
    base = 16;
  } else if ((base == 0 || base == 2) && next[0] == '0' && (next[1] | 0x20) == 'b' &&
             digitValue(next[2]) < 2) {
    next += 2;
    base = 2;
  } else if (base == 0) {
    base = *next == '0' ? 8 : 10;
  }
  const char *const digits = next;
  const uint64_t most = isNegative ? negativeMost : positiveMost;
  struct integerText result = {0, isNegative, false};
  for (; digitValue(*next) < base; next++) {
    uint64_t more;
    if (__builtin_mul_overflow(result.magnitude, (uint64_t)base, &more) ||
        __builtin_add_overflow(more, (uint64_t)digitValue(*next), &more) || more > most) {
      result.isOutOfRange = true;
    } else {
      result.magnitude = more;
    }
  }
  if (end) *end = (char *)(next == digits ? text : next);
  if (result.isOutOfRange) {
    result.magnitude = most;
    errno = ERANGE;
  }
  return result;
}

#define DEFINE_SIGNED(NAME, TYPE, MOST)                                                            \
  TYPE NAME(const char *restrict text, char **restrict end, int base);                             \
  WEAK TYPE NAME(const char *restrict text, char **restrict end, int base) {                       \
    const struct integerText result =                                                              \
        readInteger(text, end, base, (uint64_t)MOST, (uint64_t)MOST + 1);                          \
    return (TYPE)(result.isNegative ? -result.magnitude : result.magnitude);                       \
  }

// A negative number is taken modulo 2^N; what is out of range is the largest one.
#define DEFINE_UNSIGNED(NAME, TYPE, MOST)                                                          \
  TYPE NAME(const char *restrict text, char **restrict end, int base);                             \
  WEAK TYPE NAME(const char *restrict text, char **restrict end, int base) {                       \
    const struct integerText result = readInteger(text, end, base, MOST, MOST);                    \
    if (result.isOutOfRange) return MOST;                                                          \
    return (TYPE)(result.isNegative ? -result.magnitude : result.magnitude);                       \
  }

DEFINE_SIGNED(strtol, long, LONG_MAX)
DEFINE_SIGNED(strtoll, long long, LLONG_MAX)
DEFINE_UNSIGNED(strtoul, unsigned long, ULONG_MAX)
DEFINE_UNSIGNED(strtoull, unsigned long long, ULLONG_MAX)

int atoi(const char *text);
WEAK int atoi(const char *text) { return (int)strtol(text, NULL, 10); }

long atol(const char *text);
WEAK long atol(const char *text) { return strtol(text, NULL, 10); }

long long atoll(const char *text);
WEAK long long atoll(const char *text) { return strtoll(text, NULL, 10); }

// MARK: Floating-point numbers

// Whether a text begins with lower-case letters, in any case.
static bool beginsWith(const char *text, const char *letters) {
  for (; *letters; text++, letters++) {
    if ((*text | 0x20) != *letters) return false;
  }
  return true;
}

// 10^power, exact up to 10^55.
static struct wide powerOfTen(uint32_t power) {
  struct wide result = _qx_wide_one;
  for (struct wide factor = _qx_wide_integer(10); power; power >>= 1) {
    if (power & 1) result = _qx_wide_multiply(result, factor);
    factor = wideSquared(factor);
  }
  return result;
}

// The nearest number but for what is nearly halfway between two, by less than 2^-60 of itself.
__attribute__((noinline)) static struct number readNumber(const char *text, char **end) {
  const char *next = text;
  while (isSpace(*next)) next++;
  const bool isNegative = *next == '-';
  if (*next == '-' || *next == '+') next++;
  if (end) *end = (char *)text;
  if (beginsWith(next, "inf")) {
    next += beginsWith(next, "infinity") ? 8 : 3;
    if (end) *end = (char *)next;
    return infiniteNumber(isNegative);
  }
  if (beginsWith(next, "nan")) {
    next += 3;
    if (*next == '(') {
      const char *close = next + 1;
      while (digitValue(*close) < 36 || *close == '_') close++;
      if (*close == ')') next = close + 1;
    }
    if (end) *end = (char *)next;
    return notANumber();
  }
  int base = 10;
  if (next[0] == '0' && (next[1] | 0x20) == 'x' &&
      (digitValue(next[2]) < 16 || (next[2] == '.' && digitValue(next[3]) < 16))) {
    next += 2;
    base = 16;
  }
  // The first digits, as many as two integers have room for; the power of the base by which the first
  // of them counts more; whether what follows is more than 0; and the power of the base.
  uint64_t significand[2] = {0, 0}, factor = 1;
  bool hasMore = false, hasDigits = false, isFraction = false;
  int32_t power = 0;
  for (;; next++) {
    if (*next == '.' && !isFraction) {
      isFraction = true;
      continue;
    }
    const int digit = digitValue(*next);
    if (digit >= base) break;
    hasDigits = true;
    if (significand[0] < UINT64_MAX / 32) {
      significand[0] = significand[0] * (uint64_t)base + (uint64_t)digit;
      if (isFraction) power--;
    } else if (factor < UINT64_MAX / 32) {
      significand[1] = significand[1] * (uint64_t)base + (uint64_t)digit;
      factor *= (uint64_t)base;
      if (isFraction) power--;
    } else {
      hasMore = hasMore || digit != 0;
      if (!isFraction && power < 100000) power++;
    }
  }
  if (!hasDigits) return zeroNumber(false);
  if (base == 16) power *= 4;
  if ((*next | 0x20) == (base == 16 ? 'p' : 'e')) {
    const char *digits = next + 1;
    const bool isMinus = *digits == '-';
    if (*digits == '-' || *digits == '+') digits++;
    if (digitValue(*digits) < 10) {
      int32_t exponent = 0;
      for (; digitValue(*digits) < 10; digits++) {
        if (exponent < 1000000) exponent = exponent * 10 + digitValue(*digits);
      }
      power += isMinus ? -exponent : exponent;
      next = digits;
    }
  }
  if (end) *end = (char *)next;
  if (significand[0] == 0) return zeroNumber(isNegative);
  struct wide value = _qx_wide_add(
      _qx_wide_multiply(
          _qx_wide_integer((int64_t)significand[0]), _qx_wide_integer((int64_t)factor)),
      _qx_wide_integer((int64_t)significand[1]));
  // More than a division's error.
  if (hasMore) value.low |= 64;
  if (base == 16) {
    value = wideScaled(value, power);
  } else if (power >= 0) {
    value = _qx_wide_multiply(value, powerOfTen(power < 5000 ? (uint32_t)power : 5000));
  } else {
    value = _qx_wide_divide(value, powerOfTen(power > -5000 ? (uint32_t)-power : 5000));
    // A quotient that ends after few digits must be seen to do so, where it is halfway.
    if (!hasMore && value.low < 32) value.low = 0;
    if (!hasMore && value.low > UINT64_MAX - 32) {
      value.low = 0;
      if (++value.high == 0) {
        value.high = (uint64_t)1 << 63;
        value.exponent++;
      }
    }
  }
  value.isNegative = isNegative;
  return numberFromWide(value, isNegative);
}

#define DEFINE_READER(NAME, TYPE, UNION, FORMAT)                                                   \
  TYPE NAME(const char *restrict text, char **restrict end);                                       \
  WEAK TYPE NAME(const char *restrict text, char **restrict end) {                                 \
    const struct number number = readNumber(text, end);                                            \
    union UNION result;                                                                            \
    result.bits = pack(number, FORMAT);                                                            \
    const struct number packed = unpack(result.bits, FORMAT);                                      \
    if (number.kind == numberFinite && packed.kind != numberFinite) errno = ERANGE;                \
    return result.value;                                                                           \
  }

DEFINE_READER(strtod, double, twice, binary64)
DEFINE_READER(strtof, float, single, binary32)

double atof(const char *text);
WEAK double atof(const char *text) { return strtod(text, NULL); }

// MARK: Arithmetic

#define DEFINE_ARITHMETIC_OF(PREFIX, DIVISION, TYPE)                                               \
  TYPE PREFIX##abs(TYPE value);                                                                    \
  WEAK TYPE PREFIX##abs(TYPE value) { return value < 0 ? -value : value; }                         \
                                                                                                   \
  typedef struct {                                                                                 \
    TYPE quot, rem;                                                                                \
  } DIVISION##_t;                                                                                  \
  DIVISION##_t DIVISION(TYPE left, TYPE right);                                                    \
  WEAK DIVISION##_t DIVISION(TYPE left, TYPE right) {                                              \
    return (DIVISION##_t){left / right, left % right};                                             \
  }

DEFINE_ARITHMETIC_OF(, div, int)
DEFINE_ARITHMETIC_OF(l, ldiv, long)
DEFINE_ARITHMETIC_OF(ll, lldiv, long long)

// MARK: Pseudo-random numbers

static uint32_t randomState = 1;

void srand(unsigned seed);
WEAK void srand(unsigned seed) { randomState = seed; }

// Up to RAND_MAX, which is 2^31 - 1: the first bits of a linear congruential generator's state (L'Ecuyer,
// "Tables of linear congruential generators of different sizes and good lattice structure",
// Mathematics of Computation 68(225), 1999: modulus 2^32), with its bits mixed.
int rand(void);
WEAK int rand(void) {
  randomState = randomState * 2891336453u + 1;
  uint32_t value = randomState;
  value ^= value >> 16;
  value *= 0x85ebca6bu;
  value ^= value >> 13;
  return (int)(value >> 1);
}

#endif
