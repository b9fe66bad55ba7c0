#include "restarter.h"

#include <stddef.h>

// MARK: Progress

static struct restarter_progress progress __attribute__((section(".noinit.restarter")));

struct restarter_progress *restarter_progress(void) { return &progress; }

// MARK: Observing

/// `struct qx_trap` of `bare_metal.h`.
struct qx_trap {
  uintptr_t number, program_counter, fault_address, status;
};

void _qx_observe_trap(const struct qx_trap *trap, const char *kind);
void _qx_observe_failure(const char *text);
void _qx_observe_exit(uint32_t status);

static volatile uint8_t traps_twice;

void _qx_observe_trap(const struct qx_trap *trap, const char *kind) {
  if (traps_twice) restarter_trap();
  // A program that doesn't start again has its traps reported.
  if (!progress.is_going_on) return;
  progress.traps++;
  progress.kind = kind;
  progress.address = trap->fault_address;
  _qx_restart();
}

void _qx_observe_failure(const char *text) {
  progress.failures++;
  size_t i = 0;
  for (; i < sizeof progress.text - 1 && text[i]; i++) progress.text[i] = text[i];
  progress.text[i] = 0;
  _qx_restart();
}

void _qx_observe_exit(uint32_t status) {
  progress.exits++;
  progress.status = status;
  _qx_restart();
}

// MARK: Memory

enum { count = 64 };

static volatile uint32_t initialised[count] = {1, 2, 3, [count - 1] = 0x600dda7a};
static volatile uint32_t zeroed[count];
static volatile uint8_t constructed;

__attribute__((constructor)) static void construct(void) { constructed++; }

int restarter_is_zero(const void *memory, uintptr_t bytes) {
  for (const volatile uint8_t *next = memory; bytes--;) {
    if (*next++) return 0;
  }
  return 1;
}

// MARK: The processor's state

#if defined(__aarch64__)

static int is_processor_clean(void) {
  uint64_t masks, level, control;
  __asm__ volatile("mrs %0, daif" : "=r"(masks));
  __asm__ volatile("mrs %0, spsel" : "=r"(level));
  __asm__ volatile("mrs %0, fpcr" : "=r"(control));
  return masks == 0xf << 6 && level == 1 && control == 0;
}

static void dirty_processor(uint32_t interrupts) {
  if (interrupts) __asm__ volatile("msr daifclr, #15");
  // Rounding towards zero.
  const uint64_t control = 3 << 22;
  __asm__ volatile("msr fpcr, %0" : : "r"(control));
}

#elif defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

static volatile uint32_t *const systemTimer = (uint32_t *)0xe000e010;
static volatile uint32_t *const enabledInterrupts = (uint32_t *)0xe000e100;
static volatile uint32_t *const pendingInterrupts = (uint32_t *)0xe000e200;

static int is_processor_clean(void) {
  uint32_t masks, control, exception;
  __asm__ volatile("mrs %0, primask" : "=r"(masks));
  __asm__ volatile("mrs %0, control" : "=r"(control));
  __asm__ volatile("mrs %0, ipsr" : "=r"(exception));
  int is_clean = masks == 0 && (control & 3) == 0 && exception == 0 && (systemTimer[0] & 3) == 0 &&
                 enabledInterrupts[0] == 0 && pendingInterrupts[0] == 0;
#if defined(__ARM_ARCH_7EM__)
  __asm__ volatile("mrs %0, basepri" : "=r"(masks));
  is_clean &= masks == 0;
  __asm__ volatile("mrs %0, faultmask" : "=r"(masks));
  is_clean &= masks == 0;
#endif
  return is_clean;
}

static void dirty_processor(uint32_t interrupts) {
  if (interrupts) return;
  // Interrupts wait that mustn't come: the system timer, and interrupt 3.
  __asm__ volatile("cpsid i");
  systemTimer[1] = 10;
  systemTimer[2] = 0;
  systemTimer[0] = 7;
  enabledInterrupts[0] = 1 << 3;
  pendingInterrupts[0] = 1 << 3;
#if defined(__ARM_ARCH_7EM__)
  __asm__ volatile("msr basepri, %0" : : "r"(0x40));
#endif
}

#elif defined(__arm__)

// In A32: in T32 a program has no such instructions on processors before ARMv6T2.
__attribute__((target("arm"), noinline)) static uint32_t status(void) {
  uint32_t value;
  __asm__ volatile("mrs %0, cpsr" : "=r"(value));
  return value;
}

__attribute__((target("arm"), noinline)) static void switch_interrupts_on(void) {
  __asm__ volatile("msr cpsr_c, #0x13" : : : "memory");
}

static int is_processor_clean(void) { return (status() & 0xdf) == 0xd3; }

static void dirty_processor(uint32_t interrupts) {
  if (interrupts) switch_interrupts_on();
}

#elif defined(__riscv)

// In machine mode; or supervisor mode, if the linker script says so.
extern char _qx_supervisor_mode[];

static int is_supervised(void) {
  uintptr_t mode;
  __asm__ volatile(
      "lui %0, %%hi(_qx_supervisor_mode)\n\taddi %0, %0, %%lo(_qx_supervisor_mode)"
      : "=r"(mode));
  return mode != 0;
}

static int is_processor_clean(void) {
  uintptr_t enabled, status, arithmetic = 0;
  if (is_supervised()) {
    __asm__ volatile("csrr %0, sie" : "=r"(enabled));
    __asm__ volatile("csrr %0, sstatus" : "=r"(status));
    status &= 1 << 1;
  } else {
    __asm__ volatile("csrr %0, mie" : "=r"(enabled));
    __asm__ volatile("csrr %0, mstatus" : "=r"(status));
    status &= 1 << 3;
  }
#if defined(__riscv_flen)
  __asm__ volatile("csrr %0, fcsr" : "=r"(arithmetic));
#endif
  return enabled == 0 && status == 0 && arithmetic == 0;
}

// All interrupts are on, but not together; or together, but none.
static void dirty_processor(uint32_t interrupts) {
  if (is_supervised()) {
    if (interrupts) {
      __asm__ volatile("csrsi sstatus, 1 << 1");
    } else {
      __asm__ volatile("csrw sie, %0" : : "r"(0x222));
    }
  } else if (interrupts) {
    __asm__ volatile("csrsi mstatus, 1 << 3");
  } else {
    __asm__ volatile("csrw mie, %0" : : "r"(0x888));
  }
#if defined(__riscv_flen)
  __asm__ volatile("csrw fcsr, %0" : : "r"(0x3f));
#endif
}

#else

static void write_port(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

static int is_processor_clean(void) {
  uintptr_t flags;
  uint32_t arithmetic;
  uint16_t x87;
  __asm__ volatile("pushf\n\tpop %0" : "=r"(flags));
  __asm__ volatile("stmxcsr %0" : "=m"(arithmetic));
  __asm__ volatile("fnstcw %0" : "=m"(x87));
  // Interrupts, direction, I/O privilege level, nested task, alignment check.
  return (flags & (1 << 9 | 1 << 10 | 3 << 12 | 1 << 14 | 1 << 18)) == 0 &&
         (arithmetic & ~0x3fu) == 0x1f80 && x87 == 0x37f;
}

static void dirty_processor(uint32_t interrupts) {
  // SeaBIOS leaves the timer's interrupt on, at the vector of a double fault.
  write_port(0x21, 0xff);
  write_port(0xa1, 0xff);
  if (interrupts) __asm__ volatile("sti");
  // Rounding towards zero; the direction that no compiled code expects is left to the end.
  const uint32_t arithmetic = 0x7f80;
  const uint16_t x87 = 0xf7f;
  __asm__ volatile("ldmxcsr %0" : : "m"(arithmetic));
  __asm__ volatile("fldcw %0" : : "m"(x87));
}

#endif

// MARK: All of it

uint32_t restarter_find_dirt(void) {
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t expected = i < 3 ? i + 1 : i == count - 1 ? 0x600dda7a : 0;
    if (initialised[i] != expected) return 1;
    if (zeroed[i] != 0) return 2;
  }
  if (constructed != 1) return 3;
  if (traps_twice) return 4;
  if (!is_processor_clean()) return 5;
  return 0;
}

void restarter_make_dirty(uint32_t interrupts) {
  for (uint32_t i = 0; i < count; i++) {
    initialised[i] = ~i;
    zeroed[i] = ~i;
  }
  dirty_processor(interrupts);
}

void restarter_trap(void) {
#if defined(__aarch64__) || defined(__arm__)
  __asm__ volatile("udf #0");
#elif defined(__riscv)
  __asm__ volatile("unimp");
#else
  // With a direction that no compiled code expects.
  __asm__ volatile("std\n\tud2");
#endif
}

void restarter_trap_twice(void) {
  traps_twice = 1;
  restarter_trap();
}

// MARK: A handler

#if defined(__arm__) && defined(__ARM_ARCH_7EM__)

void restarter_restart_from_handler(void) {
  // A vector table of our own (DDI 0403, B3.2.5 VTOR), and the pending supervisor call (B3.2.4
  // ICSR.PENDSVSET).
  static uint32_t vectors[16] __attribute__((aligned(128)));
  for (uint32_t i = 0; i < 16; i++) vectors[i] = (uint32_t)(uintptr_t)_qx_restart;
  *(volatile uint32_t *)0xe000ed08 = (uint32_t)(uintptr_t)vectors;
  __asm__ volatile("msr basepri, %0\n\tcpsie i" : : "r"(0));
  *(volatile uint32_t *)0xe000ed04 = 1 << 28;
  __asm__ volatile("dsb\n\tisb");
}

#else

void restarter_restart_from_handler(void) {}

#endif
