// <stdlib.h>: sorting and searching (C23, 7.24.5).

#include "library.h"

#if LIBRARY_IS_BUILT

static void swapBytes(unsigned char *left, unsigned char *right, size_t count) {
  for (; count--; left++, right++) {
    const unsigned char byte = *left;
    *left = *right;
    *right = byte;
  }
}

// Moves an element down to where it is at least as large as what is below it.
static void siftDown(
    unsigned char *elements, size_t start, size_t count, size_t size,
    int (*compare)(const void *, const void *)) {
  for (;;) {
    size_t child = 2 * start + 1;
    if (child >= count) return;
    if (child + 1 < count && compare(elements + child * size, elements + (child + 1) * size) < 0) {
      child++;
    }
    if (compare(elements + start * size, elements + child * size) >= 0) return;
    swapBytes(elements + start * size, elements + child * size, size);
    start = child;
  }
}

// Heapsort (J. W. J. Williams, "Algorithm 232: Heapsort", Communications of the ACM 7(6), 1964): no
// memory, no recursion, and no order of elements that is bad for it.
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
WEAK void qsort(
    void *base, size_t count, size_t size, int (*compare)(const void *, const void *)) {
  unsigned char *elements = base;
  for (size_t start = count / 2; start-- > 0;) siftDown(elements, start, count, size, compare);
  for (size_t end = count; end-- > 1;) {
    swapBytes(elements, elements + end * size, size);
    siftDown(elements, 0, end, size, compare);
  }
}

void *bsearch(
    const void *key, const void *base, size_t count, size_t size,
    int (*compare)(const void *, const void *));
WEAK void *bsearch(
    const void *key, const void *base, size_t count, size_t size,
    int (*compare)(const void *, const void *)) {
  const unsigned char *elements = base;
  while (count > 0) {
    const unsigned char *middle = elements + count / 2 * size;
    const int order = compare(key, middle);
    if (order == 0) return (void *)middle;
    if (order > 0) {
      elements = middle + size;
      count--;
    }
    count /= 2;
  }
  return NULL;
}

#endif
