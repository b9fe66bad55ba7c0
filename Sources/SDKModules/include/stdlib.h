// What there is of <stdlib.h> (ISO/IEC 9899:2018, 7.22) on bare metal: the heap.

#ifndef QEMU_EXIT_STDLIB_H
#define QEMU_EXIT_STDLIB_H

#include <stddef.h>

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);
void free(void *memory);
int posix_memalign(void **result, size_t alignment, size_t size);

#endif
