// <stdio.h>: what is written to the console (C23, 7.23.7).

#include "library.h"

#if LIBRARY_IS_BUILT

void _qx_console_put(int character);

// What Swift's `print` calls for each byte.
int putchar(int character);
WEAK int putchar(int character) {
  _qx_console_put(character);
  return (unsigned char)character;
}

int puts(const char *text);
AS_WRITTEN int puts(const char *text) {
  while (*text) putchar(*text++);
  putchar('\n');
  return 0;
}

#endif
