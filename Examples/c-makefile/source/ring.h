#pragma once

#include <stdbool.h>
#include <stdint.h>

/// A queue of bytes, as between an interrupt handler and a program.
struct ring {
  uint8_t bytes[16];
  uint32_t written;
  uint32_t read;
};

/// Adds a byte; false if there is no room.
bool ring_put(struct ring *ring, uint8_t byte);

/// Takes the oldest byte; false if there is none.
bool ring_get(struct ring *ring, uint8_t *byte);
