#include "check.h"

static uint32_t zero[64];
static uint32_t not_zero = 0x12345678;

int main(void) {
  for (uint32_t index = 0; index < 64; index++) CHECK(zero[index] == 0);
  CHECK(not_zero == 0x12345678);
  zero[63] = not_zero++;
  CHECK(zero[63] == 0x12345678 && not_zero == 0x12345679);
  return 0;
}
