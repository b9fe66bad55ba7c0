// The C library functions that compilers call without being asked: clang and swiftc turn copies and
// initialisations into them.
//
// Each is marked so that the compiler doesn't recognise the loop in it and make the function call
// itself. All are weak, so that a program may have its own, one or all of them.

#include <stddef.h>
#include <stdint.h>

#include "../CompilerRuntime/weak.h"

#define NO_BUILTIN WEAK __attribute__((no_builtin))

// Against loops that the compiler makes longer than what they copy.
#define AS_IT_IS _Pragma("clang loop unroll(disable) vectorize(disable)")

typedef uintptr_t __attribute__((may_alias)) word;

// A word that is loaded: from anywhere, where processors can.
#if !defined(LOADS_ALIGNED_WORDS_ONLY) \
    && (defined(__ARM_FEATURE_UNALIGNED) || defined(__x86_64__) || defined(__i386__))
typedef uintptr_t __attribute__((may_alias, aligned(1))) source_word;
#else
typedef word source_word;
#endif

// In both functions, as a program's own memcpy may call memmove.
static inline __attribute__((always_inline, no_builtin)) void *copyForward(
    void *destination, const void *source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if (count >= 2 * sizeof(word)) {
    AS_IT_IS for (; (uintptr_t)to % sizeof(word) != 0; count--) *to++ = *from++;
    const unsigned offset = (uintptr_t)from % _Alignof(source_word);
    if (offset == 0) {
      AS_IT_IS for (; count >= 4 * sizeof(word); count -= 4 * sizeof(word)) {
        const source_word *words = (const source_word *)from;
        const word first = words[0], second = words[1], third = words[2], fourth = words[3];
        ((word *)to)[0] = first;
        ((word *)to)[1] = second;
        ((word *)to)[2] = third;
        ((word *)to)[3] = fourth;
        to += 4 * sizeof(word);
        from += 4 * sizeof(word);
      }
      AS_IT_IS for (; count >= sizeof(word); count -= sizeof(word)) {
        *(word *)to = *(const source_word *)from;
        to += sizeof(word);
        from += sizeof(word);
      }
    } else {
      // A word is put together from the two aligned ones that have its bytes.
      const word *words = (const word *)(from - offset);
      const unsigned shift = 8 * offset, rest = 8 * sizeof(word) - shift;
      word low = *words++;
      AS_IT_IS for (; count >= sizeof(word); count -= sizeof(word)) {
        const word high = *words++;
        *(word *)to = low >> shift | high << rest;
        low = high;
        to += sizeof(word);
        from += sizeof(word);
      }
    }
  }
  AS_IT_IS while (count--) *to++ = *from++;
  return destination;
}

NO_BUILTIN void *memcpy(void *restrict destination, const void *restrict source, size_t count) {
  return copyForward(destination, source, count);
}

NO_BUILTIN void *memmove(void *destination, const void *source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if ((uintptr_t)to - (uintptr_t)from >= count) return copyForward(destination, source, count);
  AS_IT_IS while (count--) to[count] = from[count];
  return destination;
}

NO_BUILTIN void *memset(void *destination, int value, size_t count) {
  unsigned char *to = destination;
  if ((uintptr_t)to % sizeof(word) == 0) {
    const word all = (word)-1 / 255 * (unsigned char)value;
    AS_IT_IS for (; count >= 4 * sizeof(word); count -= 4 * sizeof(word)) {
      word *words = (word *)to;
      words[0] = all;
      words[1] = all;
      words[2] = all;
      words[3] = all;
      to += 4 * sizeof(word);
    }
    AS_IT_IS for (; count >= sizeof(word); count -= sizeof(word)) {
      *(word *)to = all;
      to += sizeof(word);
    }
  }
  AS_IT_IS while (count--) *to++ = (unsigned char)value;
  return destination;
}

NO_BUILTIN int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (; count--; a++, b++) {
    if (*a != *b) return *a < *b ? -1 : 1;
  }
  return 0;
}

NO_BUILTIN size_t strlen(const char *string) {
  size_t length = 0;
  while (string[length]) length++;
  return length;
}

#if defined(__arm__) && !__STDC_HOSTED__
// The names under which code for AArch32 calls them ("Run-time ABI for the Arm Architecture",
// 2025Q4, "Memory copying, clearing, and setting"). Names and not functions of their own, as in
// arm-eabi.c: QEMU needs ten nanoseconds and more for a jump from page to page, as long as for
// copying a short text.
#define ALIAS(NAME, FUNCTION)                                                                      \
  __attribute__((weak, alias(#FUNCTION))) __typeof__(FUNCTION) NAME, NAME##4, NAME##8;

ALIAS(__aeabi_memcpy, memcpy)
ALIAS(__aeabi_memmove, memmove)
#endif
