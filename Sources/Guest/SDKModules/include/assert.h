// <assert.h> (ISO/IEC 9899:2018, 7.2) for C in packages: bare metal has no C library. What fails traps,
// and the report of the trap has the place.

#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define assert(condition) ((condition) ? (void)0 : __builtin_trap())
#endif

#if !defined(__cplusplus) && __STDC_VERSION__ < 202311L
#undef static_assert
#define static_assert _Static_assert
#endif
