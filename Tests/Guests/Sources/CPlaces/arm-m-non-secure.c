// The non-secure state of Armv8-M, on QEMU's `mps2-an505`, whose processor starts in the secure one.

#if defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

#include <stdbool.h>
#include <stdint.h>

#include "probe.h"
#include "qemu_exit.h"

static volatile uint32_t *reg(uintptr_t address) { return (volatile uint32_t *)address; }

/// What runs in the non-secure state: it may use nothing but its own memory, and is copied there.
__attribute__((section(".text.places.non_secure"), noinline, used)) static void exit_non_secure(
    uint32_t code, uint32_t only_reason) {
  if (only_reason) {
    _qx_semihosting_exit_reason(QEMU_EXIT_SYS_EXIT, code == 0 ? QEMU_EXIT_APPLICATION_EXIT : 0x20023);
  }
  qemu_exit_semihosting(code);
}

// The function is at most this long.
enum { mostBytes = 128 };

// "Arm Corstone SSE-200 Subsystem for Embedded Technical Reference Manual", 101104, 3.4: the same
// memory has a secure address, with bit 28, and one without.
enum { nonSecureMemory = 0x28200000, secureMemory = 0x38200000 };

/// Ends QEMU from the non-secure state with the ordered code; returns where there is none.
void places_enter_non_secure(void);

void places_enter_non_secure(void) {
  // "Armv8-M Architecture Reference Manual", DDI 0553, D1.2.183 SAU_TYPE: 0 without the security
  // extension.
  if (*reg(0xe000edd4) == 0) return;

  const uintptr_t function = (uintptr_t)exit_non_secure & ~(uintptr_t)1;
  for (unsigned i = 0; i < mostBytes; i += 2) {
    *(volatile uint16_t *)(secureMemory + i) = *(const volatile uint16_t *)(function + i);
  }
  // The memory protection controller of that memory gives its first 32 blocks away ("Arm CoreLink
  // SIE-200 System IP for Embedded Technical Reference Manual", DDI 0571, 3.7: BLK_IDX, BLK_LUT).
  *reg(0x58009018) = 0;
  *reg(0x5800901c) = UINT32_MAX;
  // D1.2.178 to D1.2.182: region 0 of the security attribution unit.
  *reg(0xe000edd8) = 0;
  *reg(0xe000eddc) = nonSecureMemory;
  *reg(0xe000ede0) = (nonSecureMemory + 0x7fe0) | 1;
  *reg(0xe000edd0) = 1;

  const uint32_t code = probe_read_order().code;
  const uint32_t onlyReason = probe_read_order().action == PROBE_SEMIHOSTING_EXIT;
  // C2.4.112 MSR, MSP_NS; C2.4.23 BLXNS: by their numbers, for assemblers of Armv7-M and Armv6-M.
  __asm__ volatile(
      "dsb\n\t"
      "isb\n\t"
      "mov r2, %2\n\t"
      ".inst.w 0xf3828888\n\t" // msr msp_ns, r2
      "mov r2, %3\n\t"
      "mov r0, %0\n\t"
      "mov r1, %1\n\t"
      ".inst.n 0x4794" // blxns r2
      :
      : "l"(code), "l"(onlyReason), "l"(nonSecureMemory + 0x4000), "l"(nonSecureMemory)
      : "r0", "r1", "r2", "memory");
  for (;;) {
  }
}

#endif
