// What there is of <stdio.h> (ISO/IEC 9899:2024, 7.23) on bare metal: the console, by characters.

#ifndef QEMU_EXIT_STDIO_H
#define QEMU_EXIT_STDIO_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EOF (-1)

int putchar(int character);
int puts(const char *text);

#ifdef __cplusplus
}
#endif

#endif
