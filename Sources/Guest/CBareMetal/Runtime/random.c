// Random numbers for Swift's hash seeds.

#include <stddef.h>
#include <stdint.h>

/// Fills memory with the numbers of a fixed sequence.
///
/// The same on every run: a guest has no source of randomness that every machine offers, and a test
/// that fails today should fail tomorrow. It isn't fit for secrets. The sequence is Marsaglia's
/// xorshift32 ("Xorshift RNGs", Journal of Statistical Software 8(14), 2003).
void arc4random_buf(void *memory, size_t count) {
  static uint32_t state = 0x51454d55;
  for (unsigned char *byte = memory; count--; byte++) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    *byte = (unsigned char)(state >> 24);
  }
}
