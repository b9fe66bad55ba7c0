// The interrupt descriptor table for x86 ("Intel 64 and IA-32 Architectures Software Developer's
// Manual", volume 3, 6.10 to 6.14), and on x86_64 the task state segment that gives traps a stack
// of their own.

#if (defined(__x86_64__) || defined(__i386__)) && defined(__ELF__)

#include <stdint.h>

extern char _qx_vectors[];

enum { vectorCount = 32, stubSize = 16, codeSegment = 0x08 };

struct gate {
  uint16_t offset_low;
  uint16_t segment;
  uint8_t stack;
  uint8_t type;
  uint16_t offset_middle;
#if defined(__x86_64__)
  uint32_t offset_high;
  uint32_t reserved;
#endif
};

struct __attribute__((packed)) table_pointer {
  uint16_t limit;
  uintptr_t base;
};

static struct gate gates[vectorCount] __attribute__((section(".noinit")));

#if defined(__x86_64__)

extern uint64_t _qx_gdt_tss[2];
extern char _qx_trap_stack_top[];

struct __attribute__((packed)) task_state {
  uint32_t reserved0;
  uint64_t rsp[3];
  uint64_t reserved1;
  uint64_t ist[7];
  uint64_t reserved2;
  uint16_t reserved3;
  uint16_t io_map;
};

static struct task_state task_state __attribute__((section(".noinit")));

static uint8_t load_trap_stack(void) {
  char *bytes = (char *)&task_state;
  for (unsigned i = 0; i < sizeof task_state; i++) ((volatile char *)bytes)[i] = 0;
  task_state.ist[0] = (uintptr_t)_qx_trap_stack_top;
  task_state.io_map = sizeof task_state;
  const uint64_t base = (uintptr_t)&task_state;
  // An available 64-bit TSS (volume 3, 7.2.3).
  _qx_gdt_tss[0] = (sizeof task_state - 1) | (base & 0xffffff) << 16 | (uint64_t)0x89 << 40 |
                   (base >> 24 & 0xff) << 56;
  _qx_gdt_tss[1] = base >> 32;
  __asm__ volatile("ltr %w0" : : "r"(0x18));
  return 1;
}

#else

// Without a task gate a trap uses the program's stack.
static uint8_t load_trap_stack(void) { return 0; }

#endif

/// Makes every exception report. Called by start-up code, before .bss is zero.
void _qx_load_vectors(void) {
  const uint8_t stack = load_trap_stack();
  for (unsigned i = 0; i < vectorCount; i++) {
    const uintptr_t stub = (uintptr_t)_qx_vectors + i * stubSize;
    gates[i].offset_low = (uint16_t)stub;
    gates[i].segment = codeSegment;
    gates[i].stack = stack;
    gates[i].type = 0x8e; // present, interrupt gate
    gates[i].offset_middle = (uint16_t)(stub >> 16);
#if defined(__x86_64__)
    gates[i].offset_high = (uint32_t)(stub >> 32);
    gates[i].reserved = 0;
#endif
  }
  const struct table_pointer pointer = {sizeof gates - 1, (uintptr_t)gates};
  __asm__ volatile("lidt %0" : : "m"(pointer));
}

#endif
