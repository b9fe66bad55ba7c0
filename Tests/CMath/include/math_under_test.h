// The guests' functions of <math.h>, each beside the host's for long double.

#ifndef MATH_UNDER_TEST_H
#define MATH_UNDER_TEST_H

#include <stddef.h>

/// A function of one argument.
struct unary_function {
  const char *_Nonnull name;
  double (*_Nonnull guest)(double);
  float (*_Nonnull guest_float)(float);
  long double (*_Nonnull host)(long double);
};

/// A function of two arguments.
struct binary_function {
  const char *_Nonnull name;
  double (*_Nonnull guest)(double, double);
  float (*_Nonnull guest_float)(float, float);
  long double (*_Nonnull host)(long double, long double);
};

/// Those whose results are rounded.
const struct unary_function *_Nonnull unary_functions(void);
extern const size_t unary_function_count;
const struct binary_function *_Nonnull binary_functions(void);
extern const size_t binary_function_count;

/// Those that are exact, or as exact as the format is.
const struct unary_function *_Nonnull exact_unary_functions(void);
extern const size_t exact_unary_function_count;
const struct binary_function *_Nonnull exact_binary_functions(void);
extern const size_t exact_binary_function_count;

/// How far the guest's result is from the host's, in units of the last place of the host's as a
/// double or float. 0 if both are NaN or the same infinity; infinite if only one is, or if zeros have
/// different signs.
double unary_error(const struct unary_function *_Nonnull, double);
double unary_float_error(const struct unary_function *_Nonnull, float);
double binary_error(const struct binary_function *_Nonnull, double, double);
double binary_float_error(const struct binary_function *_Nonnull, float, float);

/// The host's result.
double unary_host(const struct unary_function *_Nonnull, double);

// What has results of other types.
double guest_ldexp(double, int);
float guest_ldexpf(float, int);
double guest_scalbn(double, int);
double guest_frexp(double, int *_Nonnull);
float guest_frexpf(float, int *_Nonnull);
double guest_modf(double, double *_Nonnull);
float guest_modff(float, float *_Nonnull);
int guest_ilogb(double);
int guest_ilogbf(float);
double guest_remquo(double, double, int *_Nonnull);
double guest_lgamma_r(double, int *_Nonnull);
long guest_lround(double);
long guest_lrint(double);
long long guest_llround(double);
long long guest_llrint(double);
double guest_fma(double, double, double);
double guest_nextafter(double, double);
float guest_nextafterf(float, float);

#endif
