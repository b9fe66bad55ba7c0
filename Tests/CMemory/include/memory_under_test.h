// The guests' functions on memory, under other names than the C library's.

#ifndef MEMORY_UNDER_TEST_H
#define MEMORY_UNDER_TEST_H

#include <stddef.h>

void *_Nonnull guest_memcpy(void *_Nonnull, const void *_Nonnull, size_t);
void *_Nonnull guest_memmove(void *_Nonnull, const void *_Nonnull, size_t);
void *_Nonnull guest_memset(void *_Nonnull, int, size_t);
int guest_memcmp(const void *_Nonnull, const void *_Nonnull, size_t);

#endif
