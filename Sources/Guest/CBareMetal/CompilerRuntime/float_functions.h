// Functions of floating-point values that are computed by soft_float.h.

#ifndef BARE_METAL_FLOAT_FUNCTIONS_H
#define BARE_METAL_FLOAT_FUNCTIONS_H

#include "soft_float.h"
#include "weak.h"

// Values enter and leave as the compiler passes them; nothing else touches them as such.
union half {
  _Float16 value;
  uint16_t bits;
};

union single {
  float value;
  uint32_t bits;
};

union twice {
  double value;
  uint64_t bits;
};

// `RESULT` is a number, computed of `left` and `right`.
#define DEFINE_BINARY(NAME, TYPE, UNION, FORMAT, RESULT)                                           \
  TYPE NAME(TYPE, TYPE);                                                                           \
  WEAK TYPE NAME(TYPE leftValue, TYPE rightValue) {                                                \
    const union UNION leftBits = {leftValue}, rightBits = {rightValue};                            \
    const struct number left = unpack(leftBits.bits, FORMAT);                                      \
    const struct number right = unpack(rightBits.bits, FORMAT);                                    \
    union UNION result;                                                                            \
    result.bits = pack(RESULT, FORMAT);                                                            \
    return result.value;                                                                           \
  }

#endif
