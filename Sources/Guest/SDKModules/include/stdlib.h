// What there is of <stdlib.h> (ISO/IEC 9899:2024, 7.24) on bare metal.

#ifndef QEMU_EXIT_STDLIB_H
#define QEMU_EXIT_STDLIB_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 0x7fffffff

typedef struct {
  int quot, rem;
} div_t;
typedef struct {
  long quot, rem;
} ldiv_t;
typedef struct {
  long long quot, rem;
} lldiv_t;

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);
void free(void *memory);
int posix_memalign(void **result, size_t alignment, size_t size);
// The number of bytes that memory in use can hold, at least as many as were asked for. Not of C.
size_t malloc_usable_size(void *memory);

// These end QEMU.
__attribute__((noreturn)) void exit(int status);
__attribute__((noreturn)) void _Exit(int status);
__attribute__((noreturn)) void abort(void);

int atoi(const char *text);
long atol(const char *text);
long long atoll(const char *text);
double atof(const char *text);
long strtol(const char *__restrict text, char **__restrict end, int base);
long long strtoll(const char *__restrict text, char **__restrict end, int base);
unsigned long strtoul(const char *__restrict text, char **__restrict end, int base);
unsigned long long strtoull(const char *__restrict text, char **__restrict end, int base);
float strtof(const char *__restrict text, char **__restrict end);
double strtod(const char *__restrict text, char **__restrict end);

int rand(void);
void srand(unsigned seed);
void arc4random_buf(void *memory, size_t count);

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void *bsearch(
    const void *key, const void *base, size_t count, size_t size,
    int (*compare)(const void *, const void *));

int abs(int value);
long labs(long value);
long long llabs(long long value);
div_t div(int left, int right);
ldiv_t ldiv(long left, long right);
lldiv_t lldiv(long long left, long long right);

#ifdef __cplusplus
}
#endif

#endif
