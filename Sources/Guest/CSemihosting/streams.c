#include "semihosting_streams.h"

struct qx_stream _qx_output_stream, _qx_error_stream, _qx_input_stream;
uint8_t _qx_host_is_silent;
uint8_t _qx_output_bytes[_QX_OUTPUT_CAPACITY];
uint8_t _qx_error_bytes[_QX_ERROR_CAPACITY];
uint8_t _qx_input_bytes[_QX_INPUT_CAPACITY];

// Against loops that the compiler makes longer than what they search.
#define AS_IT_IS _Pragma("clang loop unroll(disable)")

typedef uintptr_t __attribute__((may_alias)) word;

// The highest bit of bytes, of at least the first that is a newline, and of none if none is: a
// newline is zero after the first operation, and the word without the highest bits borrows there
// ("Hacker's Delight", second edition, section 6-1).
_QX_INLINE word newlines(word bytes) {
  const word ones = UINTPTR_MAX / 255;
  bytes ^= ones * '\n';
  return (bytes - ones) & ~bytes & ones << 7;
}

int _qx_has_newline(const void *start, uintptr_t count) {
  const uint8_t *next = start, *end = next + count;
  // Where it is most often.
  if (end[-1] == '\n') return 1;
  // Words where they are aligned, and four at a time: QEMU needs longer for a branch than for what
  // is between.
  AS_IT_IS while (next != end && (uintptr_t)next % sizeof(word) != 0) {
    if (*next++ == '\n') return 1;
  }
  AS_IT_IS for (; (uintptr_t)(end - next) >= 4 * sizeof(word); next += 4 * sizeof(word)) {
    const word *words = (const word *)next;
    if (newlines(words[0]) | newlines(words[1]) | newlines(words[2]) | newlines(words[3])) return 1;
  }
  AS_IT_IS for (; (uintptr_t)(end - next) >= sizeof(word); next += sizeof(word)) {
    if (newlines(*(const word *)next)) return 1;
  }
  AS_IT_IS while (next != end) {
    if (*next++ == '\n') return 1;
  }
  return 0;
}
