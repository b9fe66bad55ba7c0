// What there is of <string.h> (ISO/IEC 9899:2024, 7.26) on bare metal, and of what POSIX adds to it.

#ifndef QEMU_EXIT_STRING_H
#define QEMU_EXIT_STRING_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy(void *__restrict destination, const void *__restrict source, size_t count);
void *memmove(void *destination, const void *source, size_t count);
void *memset(void *destination, int byte, size_t count);
int memcmp(const void *left, const void *right, size_t count);
void *memchr(const void *memory, int byte, size_t count);

size_t strlen(const char *string);
size_t strnlen(const char *string, size_t most);
int strcmp(const char *left, const char *right);
int strncmp(const char *left, const char *right, size_t most);
char *strcpy(char *__restrict destination, const char *__restrict source);
char *strncpy(char *__restrict destination, const char *__restrict source, size_t count);
char *strcat(char *__restrict destination, const char *__restrict source);
char *strncat(char *__restrict destination, const char *__restrict source, size_t most);
char *strchr(const char *string, int character);
char *strrchr(const char *string, int character);
size_t strspn(const char *string, const char *characters);
size_t strcspn(const char *string, const char *characters);
char *strpbrk(const char *string, const char *characters);
char *strstr(const char *string, const char *part);
char *strtok(char *__restrict string, const char *__restrict separators);
char *strtok_r(char *__restrict string, const char *__restrict separators, char **__restrict rest);
char *strdup(const char *string);
char *strndup(const char *string, size_t most);

#ifdef __cplusplus
}
#endif

#endif
