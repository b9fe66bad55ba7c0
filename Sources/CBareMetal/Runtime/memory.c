// The C library functions that compilers call without being asked: clang and swiftc turn copies and
// initialisations into them.
//
// Each is marked so that the compiler doesn't recognise the loop in it and make the function call
// itself.

#include <stddef.h>
#include <stdint.h>

#define NO_BUILTIN __attribute__((no_builtin, used))

NO_BUILTIN void *memcpy(void *restrict destination, const void *restrict source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if ((((uintptr_t)to | (uintptr_t)from) & (sizeof(uintptr_t) - 1)) == 0) {
    for (; count >= sizeof(uintptr_t); count -= sizeof(uintptr_t)) {
      *(uintptr_t *)to = *(const uintptr_t *)from;
      to += sizeof(uintptr_t);
      from += sizeof(uintptr_t);
    }
  }
  while (count--) *to++ = *from++;
  return destination;
}

NO_BUILTIN void *memmove(void *destination, const void *source, size_t count) {
  unsigned char *to = destination;
  const unsigned char *from = source;
  if ((uintptr_t)to - (uintptr_t)from >= count) return memcpy(destination, source, count);
  while (count--) to[count] = from[count];
  return destination;
}

NO_BUILTIN void *memset(void *destination, int value, size_t count) {
  unsigned char *to = destination;
  if (((uintptr_t)to & (sizeof(uintptr_t) - 1)) == 0) {
    const uintptr_t word = (uintptr_t)-1 / 255 * (unsigned char)value;
    for (; count >= sizeof(uintptr_t); count -= sizeof(uintptr_t)) {
      *(uintptr_t *)to = word;
      to += sizeof(uintptr_t);
    }
  }
  while (count--) *to++ = (unsigned char)value;
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
