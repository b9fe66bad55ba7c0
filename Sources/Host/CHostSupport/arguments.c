// The words that the program was started with.
#include "host_support.h"

static int words_count;
static char *const *words;

// glibc calls what is done before `main` with its arguments, in static programs and in shared
// libraries alike (csu/libc-start.c, elf/dl-init.c). `CommandLine.arguments` looks for them on the
// stack, and for the stack in a description of all memory (Benchmarks/RESULTS.md).
__attribute__((constructor)) static void remember(int count, char *const *vector) {
  words_count = count;
  words = vector;
}

char *const *_qx_arguments(int *count) {
  *count = words_count;
  return words;
}
