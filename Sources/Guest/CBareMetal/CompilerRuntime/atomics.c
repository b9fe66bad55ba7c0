// Atomic operations where the processor has no instructions for them: ARMv4T, ARMv6-M, and 8-byte
// ones on 32-bit processors. Swift's reference counts use them.
//
// They mask interrupts, which makes them atomic on one core; these processors have no more. The
// names are those of "GCC Wiki: Atomic/GCCMM/LIbrary interface". All are weak, so that a program
// may link another implementation. On AArch32 the mask needs a privileged mode.

#if __SIZEOF_POINTER__ == 4 && !__STDC_HOSTED__

#include <stdbool.h>
#include <stdint.h>

#if defined(__riscv)
/// Whether firmware has started the program in supervisor mode; the linker script says so.
static inline bool inSupervisorMode(void) {
  uint32_t value;
  __asm__(
      ".weak _qx_supervisor_mode\n\t"
      "lui %0, %%hi(_qx_supervisor_mode)\n\t"
      "addi %0, %0, %%lo(_qx_supervisor_mode)"
      : "=r"(value));
  return value != 0;
}
#endif

static inline uint32_t maskInterrupts(void) {
  uint32_t before = 0;
#if defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(before) : : "memory");
#elif defined(__arm__) && !defined(__thumb__)
  uint32_t masked;
  __asm__ volatile(
      "mrs %0, cpsr\n\torr %1, %0, #0xc0\n\tmsr cpsr_c, %1"
      : "=r"(before), "=&r"(masked)
      :
      : "memory");
#elif defined(__riscv)
  if (inSupervisorMode()) __asm__ volatile("csrrci %0, sstatus, 2" : "=r"(before) : : "memory");
  else __asm__ volatile("csrrci %0, mstatus, 8" : "=r"(before) : : "memory");
#elif defined(__i386__)
  __asm__ volatile("pushfl\n\tpopl %0\n\tcli" : "=r"(before) : : "memory");
#endif
  return before;
}

static inline void restoreInterrupts(uint32_t before) {
#if defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  __asm__ volatile("msr primask, %0" : : "r"(before) : "memory");
#elif defined(__arm__) && !defined(__thumb__)
  __asm__ volatile("msr cpsr_c, %0" : : "r"(before) : "memory");
#elif defined(__riscv)
  if (inSupervisorMode()) __asm__ volatile("csrs sstatus, %0" : : "r"(before & 2) : "memory");
  else __asm__ volatile("csrs mstatus, %0" : : "r"(before & 8) : "memory");
#elif defined(__i386__)
  __asm__ volatile("pushl %0\n\tpopfl" : : "r"(before) : "memory", "cc");
#endif
}

// The compiler has functions of its own with these names: ours get them in the object file only.
#define NAMED(NAME) __asm__(NAME) __attribute__((weak, used))

#define DEFINE_FETCH(SIZE, TYPE, NAME, OPERATION)                                                  \
  TYPE fetch_##NAME##SIZE(volatile TYPE *, TYPE, int) NAMED("__atomic_fetch_" #NAME "_" #SIZE);    \
  TYPE fetch_##NAME##SIZE(volatile TYPE *object, TYPE operand, int order) {                        \
    (void)order;                                                                                   \
    const uint32_t mask = maskInterrupts();                                                        \
    const TYPE before = *object;                                                                   \
    *object = (TYPE)(OPERATION);                                                                   \
    restoreInterrupts(mask);                                                                       \
    return before;                                                                                 \
  }

#define DEFINE_ATOMICS(SIZE, TYPE)                                                                 \
  TYPE load##SIZE(const volatile TYPE *, int) NAMED("__atomic_load_" #SIZE);                       \
  TYPE load##SIZE(const volatile TYPE *object, int order) {                                        \
    (void)order;                                                                                   \
    const uint32_t mask = maskInterrupts();                                                        \
    const TYPE value = *object;                                                                    \
    restoreInterrupts(mask);                                                                       \
    return value;                                                                                  \
  }                                                                                                \
  void store##SIZE(volatile TYPE *, TYPE, int) NAMED("__atomic_store_" #SIZE);                     \
  void store##SIZE(volatile TYPE *object, TYPE value, int order) {                                 \
    (void)order;                                                                                   \
    const uint32_t mask = maskInterrupts();                                                        \
    *object = value;                                                                               \
    restoreInterrupts(mask);                                                                       \
  }                                                                                                \
  TYPE exchange##SIZE(volatile TYPE *, TYPE, int) NAMED("__atomic_exchange_" #SIZE);               \
  TYPE exchange##SIZE(volatile TYPE *object, TYPE value, int order) {                              \
    (void)order;                                                                                   \
    const uint32_t mask = maskInterrupts();                                                        \
    const TYPE before = *object;                                                                   \
    *object = value;                                                                               \
    restoreInterrupts(mask);                                                                       \
    return before;                                                                                 \
  }                                                                                                \
  bool compareExchange##SIZE(volatile TYPE *, TYPE *, TYPE, int, int)                              \
      NAMED("__atomic_compare_exchange_" #SIZE);                                                   \
  bool compareExchange##SIZE(                                                                      \
      volatile TYPE *object, TYPE *expected, TYPE desired, int success, int failure) {             \
    (void)success;                                                                                 \
    (void)failure;                                                                                 \
    const uint32_t mask = maskInterrupts();                                                        \
    const TYPE before = *object;                                                                   \
    const bool equal = before == *expected;                                                        \
    if (equal) *object = desired;                                                                  \
    restoreInterrupts(mask);                                                                       \
    *expected = before;                                                                            \
    return equal;                                                                                  \
  }                                                                                                \
  DEFINE_FETCH(SIZE, TYPE, add, before + operand)                                                  \
  DEFINE_FETCH(SIZE, TYPE, sub, before - operand)                                                  \
  DEFINE_FETCH(SIZE, TYPE, and, before & operand)                                                  \
  DEFINE_FETCH(SIZE, TYPE, or, before | operand)                                                   \
  DEFINE_FETCH(SIZE, TYPE, xor, before ^ operand)

#if defined(__ARM_ARCH_6M__) || (defined(__arm__) && __ARM_ARCH < 6)
DEFINE_ATOMICS(1, uint8_t)
DEFINE_ATOMICS(2, uint16_t)
DEFINE_ATOMICS(4, uint32_t)
#endif
DEFINE_ATOMICS(8, uint64_t)

#endif
