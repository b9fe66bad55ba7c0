#include "ring.h"

bool ring_put(struct ring *ring, uint8_t byte) {
  if (ring->written - ring->read == sizeof ring->bytes) return false;
  ring->bytes[ring->written++ % sizeof ring->bytes] = byte;
  return true;
}

bool ring_get(struct ring *ring, uint8_t *byte) {
  if (ring->written == ring->read) return false;
  *byte = ring->bytes[ring->read++ % sizeof ring->bytes];
  return true;
}
