// Floating-point operations that the processor lacks and compilers therefore call. The names and
// meanings are those of LLVM's compiler-rt and GCC's libgcc ("GCC Internals", section 4.2
// "Routines for floating point emulation"); those of "Run-time ABI for the Arm Architecture",
// 2025Q4, "Standardized compiler helper functions", are at the end.
//
// All are weak, so that a program may link another implementation. Conversions to integers
// saturate.

#if defined(__ELF__) && !__STDC_HOSTED__

#include "float_functions.h"

// MARK: Arithmetic and comparison

static inline struct number negated(struct number number) {
  number.isNegative = !number.isNegative;
  return number;
}

// `UNORDERED` is what makes the comparison that a function is named for false.
#define DEFINE_COMPARISON(NAME, TYPE, UNION, FORMAT, UNORDERED)                                    \
  int NAME(TYPE, TYPE);                                                                            \
  WEAK int NAME(TYPE leftValue, TYPE rightValue) {                                                 \
    const union UNION left = {leftValue}, right = {rightValue};                                    \
    return compareBits(left.bits, right.bits, FORMAT, UNORDERED);                                  \
  }

#define DEFINE_UNORDERED(NAME, TYPE, UNION, FORMAT)                                                \
  int NAME(TYPE, TYPE);                                                                            \
  WEAK int NAME(TYPE leftValue, TYPE rightValue) {                                                 \
    const union UNION left = {leftValue}, right = {rightValue};                                    \
    return isNaNBits(left.bits, FORMAT) || isNaNBits(right.bits, FORMAT);                          \
  }

#define DEFINE_ARITHMETIC(SUFFIX, TYPE, UNION, FORMAT)                                             \
  DEFINE_BINARY(__add##SUFFIX##3, TYPE, UNION, FORMAT, addNumbers(left, right))                    \
  DEFINE_BINARY(__sub##SUFFIX##3, TYPE, UNION, FORMAT, addNumbers(left, negated(right)))           \
  DEFINE_BINARY(__mul##SUFFIX##3, TYPE, UNION, FORMAT, multiplyNumbers(left, right))               \
  DEFINE_BINARY(__div##SUFFIX##3, TYPE, UNION, FORMAT, divideNumbers(left, right, FORMAT))         \
  DEFINE_COMPARISON(__eq##SUFFIX##2, TYPE, UNION, FORMAT, 1)                                       \
  DEFINE_COMPARISON(__ne##SUFFIX##2, TYPE, UNION, FORMAT, 1)                                       \
  DEFINE_COMPARISON(__lt##SUFFIX##2, TYPE, UNION, FORMAT, 1)                                       \
  DEFINE_COMPARISON(__le##SUFFIX##2, TYPE, UNION, FORMAT, 1)                                       \
  DEFINE_COMPARISON(__gt##SUFFIX##2, TYPE, UNION, FORMAT, -1)                                      \
  DEFINE_COMPARISON(__ge##SUFFIX##2, TYPE, UNION, FORMAT, -1)                                      \
  DEFINE_UNORDERED(__unord##SUFFIX##2, TYPE, UNION, FORMAT)

DEFINE_ARITHMETIC(sf, float, single, binary32)
DEFINE_ARITHMETIC(df, double, twice, binary64)

// MARK: Conversion

#define DEFINE_TO_INTEGER(NAME, TYPE, UNION, FORMAT, INTEGER, RESULT)                              \
  INTEGER NAME(TYPE);                                                                              \
  WEAK INTEGER NAME(TYPE value) {                                                                  \
    const union UNION in = {value};                                                                \
    const struct number number = unpack(in.bits, FORMAT);                                          \
    return (INTEGER)RESULT;                                                                        \
  }

#define DEFINE_FROM_INTEGER(NAME, INTEGER, TYPE, UNION, FORMAT, IS_NEGATIVE)                       \
  TYPE NAME(INTEGER);                                                                              \
  WEAK TYPE NAME(INTEGER value) {                                                                  \
    const uint64_t magnitude = IS_NEGATIVE ? -(uint64_t)value : (uint64_t)value;                   \
    union UNION result;                                                                            \
    result.bits = pack(numberFromInteger(IS_NEGATIVE, magnitude), FORMAT);                         \
    return result.value;                                                                           \
  }

#define DEFINE_CONVERSIONS(SUFFIX, TYPE, UNION, FORMAT)                                            \
  DEFINE_TO_INTEGER(__fix##SUFFIX##si, TYPE, UNION, FORMAT, int32_t,                               \
                    signedInteger(number, INT32_MIN, INT32_MAX))                                   \
  DEFINE_TO_INTEGER(__fix##SUFFIX##di, TYPE, UNION, FORMAT, int64_t,                               \
                    signedInteger(number, INT64_MIN, INT64_MAX))                                   \
  DEFINE_TO_INTEGER(__fixuns##SUFFIX##si, TYPE, UNION, FORMAT, uint32_t,                           \
                    unsignedInteger(number, UINT32_MAX))                                           \
  DEFINE_TO_INTEGER(__fixuns##SUFFIX##di, TYPE, UNION, FORMAT, uint64_t,                           \
                    unsignedInteger(number, UINT64_MAX))                                           \
  DEFINE_FROM_INTEGER(__floatsi##SUFFIX, int32_t, TYPE, UNION, FORMAT, (value < 0))                \
  DEFINE_FROM_INTEGER(__floatdi##SUFFIX, int64_t, TYPE, UNION, FORMAT, (value < 0))                \
  DEFINE_FROM_INTEGER(__floatunsi##SUFFIX, uint32_t, TYPE, UNION, FORMAT, false)                   \
  DEFINE_FROM_INTEGER(__floatundi##SUFFIX, uint64_t, TYPE, UNION, FORMAT, false)

DEFINE_CONVERSIONS(sf, float, single, binary32)
DEFINE_CONVERSIONS(df, double, twice, binary64)

#define DEFINE_BETWEEN(NAME, FROM, FROM_UNION, FROM_FORMAT, TO, TO_UNION, TO_FORMAT)               \
  TO NAME(FROM);                                                                                   \
  WEAK TO NAME(FROM value) {                                                                       \
    const union FROM_UNION in = {value};                                                           \
    union TO_UNION result;                                                                         \
    result.bits = pack(unpack(in.bits, FROM_FORMAT), TO_FORMAT);                                   \
    return result.value;                                                                           \
  }

DEFINE_BETWEEN(__extendhfsf2, _Float16, half, binary16, float, single, binary32)
DEFINE_BETWEEN(__extendhfdf2, _Float16, half, binary16, double, twice, binary64)
DEFINE_BETWEEN(__extendsfdf2, float, single, binary32, double, twice, binary64)
DEFINE_BETWEEN(__truncsfhf2, float, single, binary32, _Float16, half, binary16)
DEFINE_BETWEEN(__truncdfhf2, double, twice, binary64, _Float16, half, binary16)
DEFINE_BETWEEN(__truncdfsf2, double, twice, binary64, float, single, binary32)

// MARK: AArch32

#if defined(__arm__)

#define ALIAS(NAME, TARGET) extern __typeof__(TARGET) NAME __attribute__((weak, alias(#TARGET)));

#define DEFINE_TEST(NAME, TYPE, UNION, FORMAT, CONDITION)                                          \
  int NAME(TYPE, TYPE);                                                                            \
  WEAK int NAME(TYPE leftValue, TYPE rightValue) {                                                 \
    const union UNION left = {leftValue}, right = {rightValue};                                    \
    const int order = compareBits(left.bits, right.bits, FORMAT, 2);                               \
    return CONDITION;                                                                              \
  }

#define DEFINE_ARM_EABI(LETTER, SUFFIX, TYPE, UNION, FORMAT)                                       \
  ALIAS(__aeabi_##LETTER##add, __add##SUFFIX##3)                                                   \
  ALIAS(__aeabi_##LETTER##sub, __sub##SUFFIX##3)                                                   \
  ALIAS(__aeabi_##LETTER##mul, __mul##SUFFIX##3)                                                   \
  ALIAS(__aeabi_##LETTER##div, __div##SUFFIX##3)                                                   \
  DEFINE_BINARY(__aeabi_##LETTER##rsub, TYPE, UNION, FORMAT, addNumbers(right, negated(left)))     \
  DEFINE_TEST(__aeabi_##LETTER##cmpeq, TYPE, UNION, FORMAT, order == 0)                            \
  DEFINE_TEST(__aeabi_##LETTER##cmplt, TYPE, UNION, FORMAT, order == -1)                           \
  DEFINE_TEST(__aeabi_##LETTER##cmple, TYPE, UNION, FORMAT, order <= 0)                            \
  DEFINE_TEST(__aeabi_##LETTER##cmpgt, TYPE, UNION, FORMAT, order == 1)                            \
  DEFINE_TEST(__aeabi_##LETTER##cmpge, TYPE, UNION, FORMAT, order == 0 || order == 1)              \
  ALIAS(__aeabi_##LETTER##cmpun, __unord##SUFFIX##2)                                               \
  ALIAS(__aeabi_##LETTER##2iz, __fix##SUFFIX##si)                                                  \
  ALIAS(__aeabi_##LETTER##2uiz, __fixuns##SUFFIX##si)                                              \
  ALIAS(__aeabi_##LETTER##2lz, __fix##SUFFIX##di)                                                  \
  ALIAS(__aeabi_##LETTER##2ulz, __fixuns##SUFFIX##di)                                              \
  ALIAS(__aeabi_i2##LETTER, __floatsi##SUFFIX)                                                     \
  ALIAS(__aeabi_ui2##LETTER, __floatunsi##SUFFIX)                                                  \
  ALIAS(__aeabi_l2##LETTER, __floatdi##SUFFIX)                                                     \
  ALIAS(__aeabi_ul2##LETTER, __floatundi##SUFFIX)                                                  \
  ALIAS(__aeabi_##LETTER##2h, __trunc##SUFFIX##hf2)

DEFINE_ARM_EABI(f, sf, float, single, binary32)
DEFINE_ARM_EABI(d, df, double, twice, binary64)

ALIAS(__aeabi_d2f, __truncdfsf2)
ALIAS(__aeabi_f2d, __extendsfdf2)
ALIAS(__aeabi_h2f, __extendhfsf2)

#endif

#endif
