// The C library's allocation functions over the Swift allocator. Embedded Swift calls
// `posix_memalign` and `free`; C code of the same program may use the others.

#include <stddef.h>
#include <stdint.h>

void *_qx_heap_allocate(size_t size, size_t alignment);
size_t _qx_heap_capacity(void *memory);
/// Returns 0 if the memory isn't in use.
int _qx_heap_release(void *memory);
/// Says what is wrong and ends QEMU with a failure. Written in Swift.
__attribute__((noreturn)) void _qx_fail(const char *text);
void *memcpy(void *restrict, const void *restrict, size_t);
void *memset(void *, int, size_t);

/// Ends QEMU with a message that ends with a number and a unit.
__attribute__((noreturn)) static void fail(
    const char *beginning, uintptr_t number, const char *end) {
  // The longest texts below and 16 digits.
  char text[64];
  char *next = text;
  while (*beginning) *next++ = *beginning++;
  unsigned shift = 8 * sizeof number - 4;
  while (shift > 0 && number >> shift == 0) shift -= 4;
  for (;; shift -= 4) {
    *next++ = "0123456789abcdef"[number >> shift & 0xf];
    if (shift == 0) break;
  }
  while (*end) *next++ = *end++;
  *next = 0;
  _qx_fail(text);
}

// Swift traps without a word when this fails, so that the message comes from here.
int posix_memalign(void **result, size_t alignment, size_t size) {
  void *memory = _qx_heap_allocate(size, alignment);
  if (!memory) fail("out of memory: 0x", size, " bytes");
  *result = memory;
  return 0;
}

void *malloc(size_t size) { return _qx_heap_allocate(size, 1); }

// Without `no_builtin` the compiler turns the malloc and the memset into a call of calloc.
__attribute__((no_builtin)) void *calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) return NULL;
  void *memory = malloc(total);
  return memory ? memset(memory, 0, total) : NULL;
}

// What `ManagedBuffer.capacity` asks, where the standard library's header knows that it may.
size_t malloc_usable_size(void *memory) { return memory ? _qx_heap_capacity(memory) : 0; }

void free(void *memory) {
  if (!memory || _qx_heap_release(memory)) return;
  fail("free: no memory in use at 0x", (uintptr_t)memory, "");
}

void *realloc(void *old, size_t size) {
  if (!old) return malloc(size);
  const size_t capacity = _qx_heap_capacity(old);
  if (size <= capacity) return old;
  void *new = malloc(size);
  if (!new) return NULL;
  memcpy(new, old, capacity);
  free(old);
  return new;
}
