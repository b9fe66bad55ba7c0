// The interrupt descriptor table for x86 ("Intel 64 and IA-32 Architectures Software Developer's
// Manual", volume 3, 6.10 to 6.14), and the task state segments: on x86_64 one that gives traps a
// stack of their own, on i686 one that the processor demands and one for double faults.

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

extern uint64_t _qx_gdt_tss[2];
extern char _qx_trap_stack_top[];

/// Describes an available TSS (volume 3, 7.2.2 and 7.2.3).
static uint64_t descriptor(const void *state, unsigned size) {
  const uint64_t base = (uintptr_t)state;
  return (size - 1) | (base & 0xffffff) << 16 | (uint64_t)0x89 << 40 | (base >> 24 & 0xff) << 56;
}

static void clear(void *memory, unsigned size) {
  for (volatile char *next = memory; size--;) *next++ = 0;
}

static void load_task(void) { __asm__ volatile("ltr %w0" : : "r"(0x18)); }

#if defined(__x86_64__)

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

static void prepare_tasks(void) {
  clear(&task_state, sizeof task_state);
  task_state.ist[0] = (uintptr_t)_qx_trap_stack_top;
  task_state.io_map = sizeof task_state;
  _qx_gdt_tss[0] = descriptor(&task_state, sizeof task_state);
  _qx_gdt_tss[1] = (uintptr_t)&task_state >> 32;
  load_task();
}

#else

extern char _qx_double_fault[];

enum { dataSegment = 0x10, doubleFault = 8, doubleFaultTask = 0x20 };

struct task_state {
  uint32_t link;
  uint32_t stacks[6];
  uint32_t cr3;
  uint32_t eip;
  uint32_t eflags;
  uint32_t eax, ecx, edx, ebx, esp, ebp, esi, edi;
  uint32_t es, cs, ss, ds, fs, gs;
  uint32_t local_table;
  uint16_t trap;
  uint16_t io_map;
};

/// Where the processor leaves the program's registers when it switches tasks.
struct task_state _qx_task_state __attribute__((section(".noinit")));
static struct task_state double_fault_state __attribute__((section(".noinit")));

static void prepare_tasks(void) {
  clear(&_qx_task_state, sizeof _qx_task_state);
  _qx_task_state.io_map = sizeof _qx_task_state;
  clear(&double_fault_state, sizeof double_fault_state);
  double_fault_state.io_map = sizeof double_fault_state;
  double_fault_state.eip = (uintptr_t)_qx_double_fault;
  double_fault_state.esp = (uintptr_t)_qx_trap_stack_top;
  double_fault_state.eflags = 2;
  __asm__ volatile("mov %%cr3, %0" : "=r"(double_fault_state.cr3));
  double_fault_state.cs = codeSegment;
  double_fault_state.ss = double_fault_state.ds = double_fault_state.es = dataSegment;
  double_fault_state.fs = double_fault_state.gs = dataSegment;
  _qx_gdt_tss[0] = descriptor(&_qx_task_state, sizeof _qx_task_state);
  _qx_gdt_tss[1] = descriptor(&double_fault_state, sizeof double_fault_state);
  load_task();
}

#endif

/// Makes every exception report. Called by start-up code, before .bss is zero.
void _qx_load_vectors(void) {
  prepare_tasks();
  for (unsigned i = 0; i < vectorCount; i++) {
    const uintptr_t stub = (uintptr_t)_qx_vectors + i * stubSize;
    gates[i].offset_low = (uint16_t)stub;
    gates[i].segment = codeSegment;
#if defined(__x86_64__)
    gates[i].stack = 1;
#else
    gates[i].stack = 0;
#endif
    gates[i].type = 0x8e; // present, interrupt gate
    gates[i].offset_middle = (uint16_t)(stub >> 16);
#if defined(__x86_64__)
    gates[i].offset_high = (uint32_t)(stub >> 32);
    gates[i].reserved = 0;
#endif
  }
#if defined(__i386__)
  gates[doubleFault].segment = doubleFaultTask;
  gates[doubleFault].type = 0x85; // present, task gate
#endif
  const struct table_pointer pointer = {sizeof gates - 1, (uintptr_t)gates};
  __asm__ volatile("lidt %0" : : "m"(pointer));
}

#endif
