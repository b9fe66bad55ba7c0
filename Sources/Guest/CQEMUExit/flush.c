#include "qemu_exit_shims.h"

void _qx_flush_if_there(void) {
  if (_QX_IS_THERE(_qx_flush)) _qx_flush();
}
