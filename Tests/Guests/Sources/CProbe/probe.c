#include "probe.h"

#include "qemu_exit_shims.h"

__attribute__((used, section(".rodata.probe"), aligned(4))) const char probe_mark[8] = "QXPROBE:";
__attribute__((used, section(".rodata.probe"), aligned(4)))
const volatile struct probe_order probe_order = {0, 0, 0, 0};

// "Semihosting for AArch32 and AArch64", 2025Q4, "SYS_SYSTEM (0x12)": a block of the command's
// address and length.
void probe_sleep_on_host(uint32_t seconds) {
  char command[] = "sleep 0000000000 &";
  for (int index = 15; seconds > 0; index--) {
    command[index] = (char)('0' + seconds % 10);
    seconds /= 10;
  }
  const uintptr_t block[2] = {(uintptr_t)command, sizeof command - 1};
  _qx_semihosting_trap(0x12, (uintptr_t)block);
}
