// How functions of the C library are defined that nothing else here needs.
//
// Source: ISO/IEC 9899:2024, section 7; functions of POSIX are from IEEE Std 1003.1-2024. All are weak,
// so that a program may have functions of these names, as microcontrollers' code often does.

#ifndef BARE_METAL_LIBRARY_H
#define BARE_METAL_LIBRARY_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../CompilerRuntime/weak.h"

// A host has them, and tests compile them under other names.
#if (defined(__ELF__) && !__STDC_HOSTED__) || defined(LIBRARY_UNDER_TEST)
#define LIBRARY_IS_BUILT 1
#else
#define LIBRARY_IS_BUILT 0
#endif

// Against loops that the compiler replaces by a call of the function that they are in.
#define AS_WRITTEN WEAK __attribute__((no_builtin))

static inline bool isSpace(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

#endif
