// The tables of functions, and how a guest's result is compared with the host's.

#define _GNU_SOURCE 1
#include <float.h>
#include <math.h>

#include "math_under_test.h"

#define UNARY(NAME)                                                                                \
  double guest_##NAME(double);                                                                     \
  float guest_##NAME##f(float);
#define BINARY(NAME)                                                                               \
  double guest_##NAME(double, double);                                                             \
  float guest_##NAME##f(float, float);
#define ENTRY(NAME) {#NAME, guest_##NAME, guest_##NAME##f, NAME##l}

// Not in every <math.h>, as it depends on the C that it is read for.
long double roundevenl(long double);
long double exp10l(long double);

UNARY(exp)
UNARY(exp2)
UNARY(exp10)
UNARY(expm1)
UNARY(log)
UNARY(log2)
UNARY(log10)
UNARY(log1p)
UNARY(sin)
UNARY(cos)
UNARY(tan)
UNARY(asin)
UNARY(acos)
UNARY(atan)
UNARY(sinh)
UNARY(cosh)
UNARY(tanh)
UNARY(asinh)
UNARY(acosh)
UNARY(atanh)
UNARY(cbrt)
UNARY(erf)
UNARY(erfc)
UNARY(tgamma)
UNARY(lgamma)
UNARY(sqrt)
UNARY(ceil)
UNARY(floor)
UNARY(trunc)
UNARY(round)
UNARY(rint)
UNARY(nearbyint)
UNARY(roundeven)
UNARY(fabs)
UNARY(logb)
BINARY(pow)
BINARY(atan2)
BINARY(hypot)
BINARY(fmod)
BINARY(remainder)
BINARY(fdim)
BINARY(fmax)
BINARY(fmin)
BINARY(copysign)

static const struct unary_function unary_function_table[] = {
    ENTRY(exp),
    ENTRY(exp2),
    ENTRY(exp10),
    ENTRY(expm1),
    ENTRY(log),
    ENTRY(log2),
    ENTRY(log10),
    ENTRY(log1p),
    ENTRY(sin),
    ENTRY(cos),
    ENTRY(tan),
    ENTRY(asin),
    ENTRY(acos),
    ENTRY(atan),
    ENTRY(sinh),
    ENTRY(cosh),
    ENTRY(tanh),
    ENTRY(asinh),
    ENTRY(acosh),
    ENTRY(atanh),
    ENTRY(cbrt),
    ENTRY(erf),
    ENTRY(erfc),
    ENTRY(tgamma),
    ENTRY(lgamma),
    ENTRY(sqrt),
};
const size_t unary_function_count = sizeof unary_function_table / sizeof *unary_function_table;
const struct unary_function *unary_functions(void) {
  return unary_function_table;
}

static const struct binary_function binary_function_table[] = {
    ENTRY(pow),
    ENTRY(atan2),
    ENTRY(hypot),
};
const size_t binary_function_count = sizeof binary_function_table / sizeof *binary_function_table;
const struct binary_function *binary_functions(void) {
  return binary_function_table;
}

static const struct unary_function exact_unary_function_table[] = {
    ENTRY(ceil),
    ENTRY(floor),
    ENTRY(trunc),
    ENTRY(round),
    ENTRY(rint),
    ENTRY(nearbyint),
    ENTRY(roundeven),
    ENTRY(fabs),
    ENTRY(logb),
};
const size_t exact_unary_function_count = sizeof exact_unary_function_table / sizeof *exact_unary_function_table;
const struct unary_function *exact_unary_functions(void) {
  return exact_unary_function_table;
}

static const struct binary_function exact_binary_function_table[] = {
    ENTRY(fmod),
    ENTRY(remainder),
    ENTRY(fdim),
    ENTRY(fmax),
    ENTRY(fmin),
    ENTRY(copysign),
};
const size_t exact_binary_function_count = sizeof exact_binary_function_table / sizeof *exact_binary_function_table;
const struct binary_function *exact_binary_functions(void) {
  return exact_binary_function_table;
}

// `result` has `digits` bits and no exponent below `least`.
static double error(
    long double result, long double exact, long double rounded, int digits, int least) {
  if (isnan(exact)) return isnan(result) ? 0 : INFINITY;
  if (isnan(result)) return INFINITY;
  if (isinf(rounded)) {
    // Nearly at the limit one may be infinite and the other not.
    return result == rounded || fabsl(exact / result - 1) < ldexpl(1, 1 - digits) ? 0 : INFINITY;
  }
  if (isinf(result)) return INFINITY;
  if (exact == 0) return result == 0 && signbit(result) == signbit(exact) ? 0 : INFINITY;
  if (signbit(result) != signbit(exact)) return INFINITY;
  int exponent = ilogbl(exact);
  if (exponent < least) exponent = least;
  return (double)fabsl(ldexpl(result - exact, digits - 1 - exponent));
}

static double double_error(double result, long double exact) {
  return error(result, exact, (double)exact, DBL_MANT_DIG, DBL_MIN_EXP - 1);
}

static double float_error(float result, long double exact) {
  return error(result, exact, (float)exact, FLT_MANT_DIG, FLT_MIN_EXP - 1);
}

double unary_host(const struct unary_function *function, double value) {
  return (double)function->host(value);
}

double unary_error(const struct unary_function *function, double value) {
  return double_error(function->guest(value), function->host(value));
}

double unary_float_error(const struct unary_function *function, float value) {
  return float_error(function->guest_float(value), function->host(value));
}

double binary_error(const struct binary_function *function, double left, double right) {
  return double_error(function->guest(left, right), function->host(left, right));
}

double binary_float_error(const struct binary_function *function, float left, float right) {
  return float_error(function->guest_float(left, right), function->host(left, right));
}
