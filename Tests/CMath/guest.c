// The guests' sources, under other names than the C library's.

#define MATH_UNDER_TEST

#define exp guest_exp
#define expf guest_expf
#define exp2 guest_exp2
#define exp2f guest_exp2f
#define exp10 guest_exp10
#define exp10f guest_exp10f
#define expm1 guest_expm1
#define expm1f guest_expm1f
#define log guest_log
#define logf guest_logf
#define log2 guest_log2
#define log2f guest_log2f
#define log10 guest_log10
#define log10f guest_log10f
#define log1p guest_log1p
#define log1pf guest_log1pf
#define sin guest_sin
#define sinf guest_sinf
#define cos guest_cos
#define cosf guest_cosf
#define tan guest_tan
#define tanf guest_tanf
#define asin guest_asin
#define asinf guest_asinf
#define acos guest_acos
#define acosf guest_acosf
#define atan guest_atan
#define atanf guest_atanf
#define sinh guest_sinh
#define sinhf guest_sinhf
#define cosh guest_cosh
#define coshf guest_coshf
#define tanh guest_tanh
#define tanhf guest_tanhf
#define asinh guest_asinh
#define asinhf guest_asinhf
#define acosh guest_acosh
#define acoshf guest_acoshf
#define atanh guest_atanh
#define atanhf guest_atanhf
#define cbrt guest_cbrt
#define cbrtf guest_cbrtf
#define erf guest_erf
#define erff guest_erff
#define erfc guest_erfc
#define erfcf guest_erfcf
#define tgamma guest_tgamma
#define tgammaf guest_tgammaf
#define lgamma guest_lgamma
#define lgammaf guest_lgammaf
#define sqrt guest_sqrt
#define sqrtf guest_sqrtf
#define pow guest_pow
#define powf guest_powf
#define atan2 guest_atan2
#define atan2f guest_atan2f
#define hypot guest_hypot
#define hypotf guest_hypotf
#define ceil guest_ceil
#define ceilf guest_ceilf
#define floor guest_floor
#define floorf guest_floorf
#define trunc guest_trunc
#define truncf guest_truncf
#define round guest_round
#define roundf guest_roundf
#define rint guest_rint
#define rintf guest_rintf
#define nearbyint guest_nearbyint
#define nearbyintf guest_nearbyintf
#define roundeven guest_roundeven
#define roundevenf guest_roundevenf
#define fabs guest_fabs
#define fabsf guest_fabsf
#define logb guest_logb
#define logbf guest_logbf
#define fmod guest_fmod
#define fmodf guest_fmodf
#define remainder guest_remainder
#define remainderf guest_remainderf
#define fdim guest_fdim
#define fdimf guest_fdimf
#define fmax guest_fmax
#define fmaxf guest_fmaxf
#define fmin guest_fmin
#define fminf guest_fminf
#define copysign guest_copysign
#define copysignf guest_copysignf
#define ldexp guest_ldexp
#define ldexpf guest_ldexpf
#define scalbn guest_scalbn
#define scalbnf guest_scalbnf
#define scalbln guest_scalbln
#define scalblnf guest_scalblnf
#define frexp guest_frexp
#define frexpf guest_frexpf
#define modf guest_modf
#define modff guest_modff
#define ilogb guest_ilogb
#define ilogbf guest_ilogbf
#define remquo guest_remquo
#define remquof guest_remquof
#define fma guest_fma
#define fmaf guest_fmaf
#define lround guest_lround
#define lroundf guest_lroundf
#define lrint guest_lrint
#define lrintf guest_lrintf
#define llround guest_llround
#define llroundf guest_llroundf
#define llrint guest_llrint
#define llrintf guest_llrintf
#define nextafter guest_nextafter
#define nextafterf guest_nextafterf
#define lgamma_r guest_lgamma_r
#define lgammaf_r guest_lgammaf_r

#include "../../Sources/Guest/CBareMetal/Math/arctangent.c"
#include "../../Sources/Guest/CBareMetal/Math/error.c"
#include "../../Sources/Guest/CBareMetal/Math/exponential.c"
#include "../../Sources/Guest/CBareMetal/Math/gamma.c"
#include "../../Sources/Guest/CBareMetal/Math/logarithm.c"
#include "../../Sources/Guest/CBareMetal/Math/parts.c"
#include "../../Sources/Guest/CBareMetal/Math/power.c"
#include "../../Sources/Guest/CBareMetal/Math/rounding.c"
#include "../../Sources/Guest/CBareMetal/Math/trigonometric.c"
#include "../../Sources/Guest/CBareMetal/Math/wide.c"
