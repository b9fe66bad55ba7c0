#pragma once

#include <stdint.h>

/// Writes a text to the host's standard output.
void console_write(const char *text);

/// Writes a number in decimal.
void console_write_number(uint32_t number);
