#include "qemu_exit.h"

static volatile uint32_t code = 40;

int main(void) {
  code += 2;
  qemu_exit(code);
}
