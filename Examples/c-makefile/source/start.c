#include <stdint.h>

#include "console.h"
#include "qemu_exit.h"

extern uint32_t data_start, data_end, bss_start, bss_end, stack_top;
extern const uint32_t data_image;

int main(void);

/// Where the processor starts: memory as C expects it, then `main`, whose result is the code.
__attribute__((noreturn)) void start(void) {
  const uint32_t *from = &data_image;
  for (uint32_t *word = &data_start; word < &data_end; word++) *word = *from++;
  for (uint32_t *word = &bss_start; word < &bss_end; word++) *word = 0;
  qemu_exit((uint32_t)main());
}

/// Every exception but reset. A test that faults fails, and at once.
static void trapped(void) {
  uint32_t number;
  __asm__("mrs %0, ipsr" : "=r"(number));
  console_write("exception ");
  console_write_number(number);
  console_write("\n");
  qemu_exit_failure();
}

/// "ARMv7-M Architecture Reference Manual", DDI 0403, B1.5.2 and B1.5.3.
__attribute__((section(".vectors"), used)) static const struct {
  uint32_t *stack;
  void (*handlers[15])(void);
} vectors = {
  &stack_top,
  {
    start, trapped, trapped, trapped, trapped, trapped, trapped, trapped, trapped, trapped, trapped,
    trapped, trapped, trapped, trapped,
  },
};
