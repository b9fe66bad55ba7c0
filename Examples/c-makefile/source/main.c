#include "arguments.h"
#include "console.h"

int main(void) {
  console_write("Hello from C\n");
  console_write(command_line());
  console_write("\n");
  return 0;
}
