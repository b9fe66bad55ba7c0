// What the probe is told to do: words that the tests write into the built image.

#ifndef PROBE_H
#define PROBE_H

#include <stdint.h>

struct probe_order {
  uint32_t action;
  uint32_t code;
  uint32_t extra;
  uint32_t place;
};

/// The raw value of the action `semihostingExit`.
#define PROBE_SEMIHOSTING_EXIT 5

/// Behind the bytes "QXPROBE:", by which the tests find it.
extern const volatile struct probe_order probe_order;

static inline struct probe_order probe_read_order(void) {
  return (struct probe_order){
      probe_order.action, probe_order.code, probe_order.extra, probe_order.place};
}

static inline uint32_t probe_load(uintptr_t address) {
  return *(const volatile uint32_t *)address;
}

/// Has the host run `sleep SECONDS &`, by SYS_SYSTEM.
void probe_sleep_on_host(uint32_t seconds);

/// Executes an instruction that no processor has.
static inline void probe_execute_undefined(void) {
#if defined(__aarch64__)
  __asm__ volatile("udf #0");
#elif defined(__arm__)
  __asm__ volatile("udf #0");
#elif defined(__riscv)
  __asm__ volatile("unimp");
#else
  __asm__ volatile("ud2");
#endif
}

/// Makes a fault in such a way that to report it is a fault, too: on x86 a triple fault, on Arm's M
/// profile a lock-up, elsewhere only a fault.
static inline void probe_fault_twice(void) {
#if defined(__x86_64__) || defined(__i386__)
  // No handlers.
  static const struct {
    uint16_t limit;
    uintptr_t base;
  } __attribute__((packed)) nothing = {0, 0};
  __asm__ volatile("lidt %0" : : "m"(nothing));
#elif defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  // The vector table is where no memory is: VTOR, DDI 0403, B3.2.5.
  *(volatile uint32_t *)0xE000ED08 = 0x60000000;
  __asm__ volatile("dsb" : : : "memory");
#endif
  probe_execute_undefined();
}

#endif
