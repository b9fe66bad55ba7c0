// What there is of <string.h> (ISO/IEC 9899:2018, 7.24) on bare metal: what compilers call themselves.

#ifndef QEMU_EXIT_STRING_H
#define QEMU_EXIT_STRING_H

#include <stddef.h>

void *memcpy(void *restrict destination, const void *restrict source, size_t count);
void *memmove(void *destination, const void *source, size_t count);
void *memset(void *destination, int byte, size_t count);
int memcmp(const void *left, const void *right, size_t count);

#endif
