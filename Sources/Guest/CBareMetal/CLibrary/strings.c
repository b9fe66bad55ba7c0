// <string.h> beyond what compilers call themselves, which is in memory.c.

#include "library.h"

#if LIBRARY_IS_BUILT

void *malloc(size_t size);
void *memcpy(void *restrict, const void *restrict, size_t);
size_t strlen(const char *);

void *memchr(const void *memory, int value, size_t count);
AS_WRITTEN void *memchr(const void *memory, int value, size_t count) {
  const unsigned char *byte = memory;
  for (; count--; byte++) {
    if (*byte == (unsigned char)value) return (void *)byte;
  }
  return NULL;
}

size_t strnlen(const char *string, size_t most);
AS_WRITTEN size_t strnlen(const char *string, size_t most) {
  size_t length = 0;
  while (length < most && string[length]) length++;
  return length;
}

int strncmp(const char *left, const char *right, size_t most);
AS_WRITTEN int strncmp(const char *left, const char *right, size_t most) {
  for (; most--; left++, right++) {
    const unsigned char a = (unsigned char)*left, b = (unsigned char)*right;
    if (a != b) return a < b ? -1 : 1;
    if (!a) break;
  }
  return 0;
}

int strcmp(const char *left, const char *right);
AS_WRITTEN int strcmp(const char *left, const char *right) {
  return strncmp(left, right, SIZE_MAX);
}

char *strcpy(char *restrict destination, const char *restrict source);
AS_WRITTEN char *strcpy(char *restrict destination, const char *restrict source) {
  return memcpy(destination, source, strlen(source) + 1);
}

// The rest is filled with zeros, and a longer string isn't terminated.
char *strncpy(char *restrict destination, const char *restrict source, size_t count);
AS_WRITTEN char *strncpy(char *restrict destination, const char *restrict source, size_t count) {
  char *to = destination;
  for (; count && *source; count--) *to++ = *source++;
  while (count--) *to++ = 0;
  return destination;
}

char *strcat(char *restrict destination, const char *restrict source);
AS_WRITTEN char *strcat(char *restrict destination, const char *restrict source) {
  strcpy(destination + strlen(destination), source);
  return destination;
}

char *strncat(char *restrict destination, const char *restrict source, size_t most);
AS_WRITTEN char *strncat(char *restrict destination, const char *restrict source, size_t most) {
  char *end = destination + strlen(destination);
  const size_t length = strnlen(source, most);
  memcpy(end, source, length);
  end[length] = 0;
  return destination;
}

char *strchr(const char *string, int character);
AS_WRITTEN char *strchr(const char *string, int character) {
  for (;; string++) {
    if (*string == (char)character) return (char *)string;
    if (!*string) return NULL;
  }
}

char *strrchr(const char *string, int character);
AS_WRITTEN char *strrchr(const char *string, int character) {
  const char *last = NULL;
  for (;; string++) {
    if (*string == (char)character) last = string;
    if (!*string) return (char *)last;
  }
}

size_t strcspn(const char *string, const char *characters);
AS_WRITTEN size_t strcspn(const char *string, const char *characters) {
  size_t length = 0;
  // The end is found, too.
  while (!strchr(characters, string[length])) length++;
  return length;
}

size_t strspn(const char *string, const char *characters);
AS_WRITTEN size_t strspn(const char *string, const char *characters) {
  size_t length = 0;
  while (string[length] && strchr(characters, string[length])) length++;
  return length;
}

char *strpbrk(const char *string, const char *characters);
AS_WRITTEN char *strpbrk(const char *string, const char *characters) {
  string += strcspn(string, characters);
  return *string ? (char *)string : NULL;
}

char *strstr(const char *string, const char *part);
AS_WRITTEN char *strstr(const char *string, const char *part) {
  const size_t length = strlen(part);
  for (;; string++) {
    if (strncmp(string, part, length) == 0) return (char *)string;
    if (!*string) return NULL;
  }
}

char *strtok_r(char *restrict string, const char *restrict separators, char **restrict rest);
AS_WRITTEN char *strtok_r(
    char *restrict string, const char *restrict separators, char **restrict rest) {
  if (!string) string = *rest;
  string += strspn(string, separators);
  char *end = string + strcspn(string, separators);
  *rest = *end ? end + 1 : end;
  if (end == string) return NULL;
  *end = 0;
  return string;
}

char *strtok(char *restrict string, const char *restrict separators);
AS_WRITTEN char *strtok(char *restrict string, const char *restrict separators) {
  static char *rest = "";
  return strtok_r(string, separators, &rest);
}

char *strndup(const char *string, size_t most);
AS_WRITTEN char *strndup(const char *string, size_t most) {
  const size_t length = strnlen(string, most);
  char *copy = malloc(length + 1);
  if (!copy) return NULL;
  memcpy(copy, string, length);
  copy[length] = 0;
  return copy;
}

char *strdup(const char *string);
AS_WRITTEN char *strdup(const char *string) { return strndup(string, SIZE_MAX - 1); }

#endif
