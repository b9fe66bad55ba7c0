#include "ring.h"

#include "check.h"

int main(void) {
  static struct ring ring;
  uint8_t byte;
  CHECK(!ring_get(&ring, &byte));
  for (uint32_t round = 0; round < 100; round++) {
    for (uint8_t number = 0; number < 16; number++) CHECK(ring_put(&ring, number));
    CHECK(!ring_put(&ring, 16));
    for (uint8_t number = 0; number < 16; number++) {
      CHECK(ring_get(&ring, &byte));
      CHECK(byte == number);
    }
    CHECK(!ring_get(&ring, &byte));
  }
  return 0;
}
