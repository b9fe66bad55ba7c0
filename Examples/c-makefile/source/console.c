#include "console.h"

/// SYS_WRITE0 (0x04): writes a text that ends with a zero byte ("Semihosting for AArch32 and
/// AArch64", Arm IHI 0073).
void console_write(const char *text) {
  register uint32_t operation __asm__("r0") = 0x04;
  register const char *parameter __asm__("r1") = text;
  __asm__ volatile("bkpt #0xAB" : "+r"(operation) : "r"(parameter) : "memory");
}

void console_write_number(uint32_t number) {
  char digits[11];
  char *first = &digits[10];
  *first = 0;
  do *--first = (char)('0' + number % 10);
  while (number /= 10);
  console_write(first);
}
