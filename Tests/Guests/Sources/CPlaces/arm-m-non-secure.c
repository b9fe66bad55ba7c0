// The non-secure state of Armv8-M, on QEMU's `mps2-an505`, whose processor starts in the secure
// one.

#if defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

#include <stdbool.h>
#include <stdint.h>

#include "probe.h"
#include "qemu_exit.h"

static volatile uint32_t *reg(uintptr_t address) { return (volatile uint32_t *)address; }

/// What runs in the non-secure state: it may use nothing but its own memory, and is copied there.
/// In the secure state, where SAU_TYPE isn't 0, it ends with another code.
__attribute__((section(".text.places.non_secure"), noinline, used)) static void exit_non_secure(
    uint32_t code, uint32_t only_reason) {
  if (*reg(0xe000edd4) != 0) code = 95;
  if (only_reason) {
    _qx_semihosting_exit_reason(
        QEMU_EXIT_SYS_EXIT, code == 0 ? QEMU_EXIT_APPLICATION_EXIT : 0x20023);
  }
  qemu_exit_semihosting(code);
}

/// What takes the processor to handler mode, and four bytes on the handler, which has the
/// function's parameters in the exception's frame (B3.19) and jumps to the function.
__attribute__((naked, section(".text.places.non_secure_call"), used)) static void call_handler(void) {
  __asm__ volatile(
      ".balign 4\n\t"
      "svc #0\n\t"
      "b .\n\t"
      "ldr r0, [sp]\n\t"
      "ldr r1, [sp, #4]\n\t"
      "ldr r2, 1f\n\t"
      "bx r2\n\t"
      ".balign 4\n"
      "1:\n\t"
      ".word 0x28200001");
}

// "Arm Corstone SSE-200 Subsystem for Embedded Technical Reference Manual", 101104, 3.4: the same
// memory has a secure address, with bit 28, and one without.
enum { nonSecureMemory = 0x28200000, secureMemory = 0x38200000 };

// Offsets in it: the function, the way to handler mode, the vector table, the stack's upper end.
enum { functionAt = 0, callAt = 0x400, vectorsAt = 0x800, stackAt = 0x4000 };

/// Copies a function, and what follows it, to the non-secure memory.
static void copy(void (*function)(void), uintptr_t offset) {
  const uintptr_t source = (uintptr_t)function & ~(uintptr_t)1;
  for (unsigned i = 0; i < 256; i += 2) {
    *(volatile uint16_t *)(secureMemory + offset + i) = *(const volatile uint16_t *)(source + i);
  }
}

/// Ends QEMU from the non-secure state with the ordered code, in thread or in handler mode; returns
/// where there is no such state.
void places_enter_non_secure(uint32_t in_handler);

void places_enter_non_secure(uint32_t in_handler) {
  // "Armv8-M Architecture Reference Manual", DDI 0553, D1.2.183 SAU_TYPE: 0 without the security
  // extension.
  if (*reg(0xe000edd4) == 0) return;

  copy((void (*)(void))exit_non_secure, functionAt);
  copy(call_handler, callAt);
  // Exception 11 is the supervisor call (B3.30); VTOR_NS (D1.2.253).
  *(volatile uint32_t *)(secureMemory + vectorsAt + 4 * 11) = (nonSecureMemory + callAt + 4) | 1;
  *reg(0xe002ed08) = nonSecureMemory + vectorsAt;
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
  const uintptr_t start = nonSecureMemory + (in_handler ? callAt : functionAt);
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
      : "l"(code), "l"(onlyReason), "l"(nonSecureMemory + stackAt), "l"(start)
      : "r0", "r1", "r2", "memory");
  for (;;) {
  }
}

#endif
