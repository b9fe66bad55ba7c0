#include "qemu_exit_shims.h"

void _qx_flush_if_there(void) {
  if (_qx_flush) _qx_flush();
}
