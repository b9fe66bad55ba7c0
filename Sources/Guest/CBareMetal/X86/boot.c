// What the boot protocol tells the program ("x86/HVM direct boot ABI", Xen documentation,
// docs/misc/pvh.pandoc; Xen, xen/include/public/arch-x86/hvm/start_info.h).

#if defined(__x86_64__) || defined(__i386__)

#include <stdint.h>

/// The beginning of `struct hvm_start_info`.
struct start_info {
  uint32_t magic;
  uint32_t version;
  uint32_t flags;
  uint32_t module_count;
  uint64_t modules;
  /// The address of a text that ends with a zero byte; 0 for none.
  uint64_t command_line;
};

/// The contents of `ebx` at the entry point.
extern uint32_t _qx_start_info;

const char *_qx_boot_command_line(void);

/// The command line, in the firmware's memory. On QEMU 7.2.22 and 10.0.2 that is below 0x2200, or,
/// on 7.2's `microvm`, directly below 0xf0000: neither the stack nor the image is there.
const char *_qx_boot_command_line(void) {
  const struct start_info *info = (const struct start_info *)(uintptr_t)_qx_start_info;
  if (info->magic != 0x336ec578) return 0;
  return info->command_line == 0 ? "" : (const char *)(uintptr_t)info->command_line;
}

#endif
