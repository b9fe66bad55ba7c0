// Places on x86 and x86_64 ("Intel 64 and IA-32 Architectures Software Developer's Manual"), from
// ring 0, which start-up code has left the processor at. x86.S has what C can't spell.

#if (defined(__x86_64__) || defined(__i386__)) && defined(__ELF__)

#include "x86.h"

#include <stddef.h>

#include "places.h"

/// The top of the stack on which start-up code's handlers report.
extern char _qx_trap_stack_top[];

/// The end of the program's stack.
extern char _qx_stack_limit[];

/// What x86.S calls.
void (*places_function)(uint32_t core);

// MARK: Segments

/// Start-up code's segments, and those of ring 3. Long mode ignores most of a descriptor (volume 3,
/// "Segment Descriptors").
uint64_t places_segments[PLACES_SEGMENTS_SIZE / 8] = {
#if defined(__x86_64__)
    [PLACES_CODE / 8] = 0x00af9a000000ffff,
    [PLACES_USER_CODE / 8] = 0x00affa000000ffff,
#else
    [PLACES_CODE / 8] = 0x00cf9a000000ffff,
    [PLACES_USER_CODE / 8] = 0x00cffa000000ffff,
#endif
    [PLACES_DATA / 8] = 0x00cf92000000ffff,
    [PLACES_USER_DATA / 8] = 0x00cff2000000ffff,
    [PLACES_CODE_32 / 8] = 0x00cf9a000000ffff,
};

/// The stack of exceptions in ring 3, and which ports ring 3 may use: those whose bit is clear.
///
/// The processor reads two bytes of the map at once, so that one more follows it, all bits set
/// (volume 1, "I/O Permission Bit Map"). Ports beyond the map count as set.
static struct __attribute__((packed)) {
#if defined(__x86_64__)
  uint32_t reserved0;
  uint64_t rsp[3];
  uint64_t reserved1;
  uint64_t ist[7];
  uint64_t reserved2;
  uint16_t reserved3;
#else
  uint32_t link;
  uint32_t esp0;
  uint32_t ss0;
  uint32_t others[22];
  uint16_t trap;
#endif
  uint16_t io_map;
  uint8_t ports[0x100 / 8 + 1];
} task_state;

static void prepare_task_state(void) {
  const uintptr_t trap_stack = (uintptr_t)_qx_trap_stack_top;
#if defined(__x86_64__)
  // The one that start-up code's gates name.
  task_state.ist[0] = trap_stack;
#else
  task_state.esp0 = trap_stack;
  task_state.ss0 = PLACES_DATA;
#endif
  task_state.io_map = offsetof(__typeof__(task_state), ports);
  for (unsigned i = 0; i < sizeof task_state.ports; i++) task_state.ports[i] = 0xff;

  // An available TSS (volume 3, "TSS Descriptor"; in long mode its upper half is zero below 4 GiB).
  const uint64_t base = (uintptr_t)&task_state;
  places_segments[PLACES_TASK_STATE / 8] = (sizeof task_state - 1) | (base & 0xffffff) << 16 |
                                           (uint64_t)0x89 << 40 | (base >> 24 & 0xff) << 56;
}

// MARK: Ring 3

/// Opens a table of pages, and those that it refers to.
static void open_table(uintptr_t table, unsigned level) {
  enum { present = 1 << 0, user = 1 << 2, large = 1 << 7 };
  const uintptr_t address = ~(uintptr_t)0xfff;
  uintptr_t *const entries = (uintptr_t *)(table & address);
  for (unsigned i = 0; i < 4096 / sizeof *entries; i++) {
    if (!(entries[i] & present)) continue;
    entries[i] |= user;
    if (level > 1 && !(entries[i] & large)) open_table(entries[i], level - 1);
  }
}

/// Lets ring 3 access all memory: start-up code's tables reserve it to ring 0 (volume 3,
/// "Determination of Access Rights", U/S).
static void open_memory(void) {
  uintptr_t cr3;
  __asm__ volatile("mov %%cr3, %0" : "=r"(cr3));
#if defined(__x86_64__)
  open_table(cr3, 4);
#else
  open_table(cr3, 2);
#endif
  __asm__ volatile("mov %0, %%cr3" : : "r"(cr3) : "memory");
}

static void call_in_ring_3(unsigned io_privilege_level) {
  open_memory();
  // Bit 1 is always set; interrupts are off.
  places_call_in_ring_3((uintptr_t)(1 << 1 | io_privilege_level << 12));
}

// MARK: Handlers

/// The vector of the interrupt: the first 32 are exceptions'.
enum { invalidOpcode = 6, interrupt = 32, vectorCount = 33 };

struct __attribute__((packed)) table_pointer {
  uint16_t limit;
  uintptr_t base;
};

/// The second processor's vectors: start-up code's.
struct table_pointer places_vectors;

/// Makes a vector call the function, on the stack that is in use. The others stay start-up code's.
static void handle(unsigned vector) {
  // volume 3, "IDT Descriptors" and "64-Bit Mode IDT"
  static struct gate {
    uint16_t offset_low;
    uint16_t segment;
    uint16_t type;
    uint16_t offset_middle;
#if defined(__x86_64__)
    uint32_t offset_high;
    uint32_t reserved;
#endif
  } gates[vectorCount];
  struct table_pointer pointer;
  __asm__ volatile("sidt %0" : "=m"(pointer));
  const struct gate *const others = (const struct gate *)pointer.base;
  const unsigned count = (pointer.limit + 1u) / sizeof *gates;
  for (unsigned i = 0; i < count && i < vectorCount; i++) gates[i] = others[i];

  const uintptr_t handler = (uintptr_t)places_call;
  // Present, an interrupt gate.
  gates[vector] = (struct gate){
      .offset_low = (uint16_t)handler,
      .segment = PLACES_CODE,
      .type = 0x8e00,
      .offset_middle = (uint16_t)(handler >> 16),
  };
  pointer = (struct table_pointer){sizeof gates - 1, (uintptr_t)gates};
  __asm__ volatile("lidt %0" : : "m"(pointer) : "memory");
}

static void write_port(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

/// Registers of the local APIC (volume 3, "The Local APIC Register Address Map").
enum {
  spuriousInterrupt = 0xf0,
  commandLow = 0x300,
  commandHigh = 0x310,
  timer = 0x320,
  initialCount = 0x380,
  currentCount = 0x390,
  divideConfiguration = 0x3e0,
};

static volatile uint32_t *apic(unsigned offset) {
  return (volatile uint32_t *)(uintptr_t)(0xfee00000u + offset);
}

static void enable_apic(void) { *apic(spuriousInterrupt) = 1 << 8 | 0xff; }

static void interrupt_self(void) {
  handle(interrupt);
  // SeaBIOS leaves the timer's interrupt on, with vector 8, which is the double fault's here.
  write_port(0x21, 0xff);
  write_port(0xa1, 0xff);
  enable_apic();
  // Destination shorthand: self (volume 3, "Interrupt Command Register (ICR)").
  *apic(commandLow) = 1 << 18 | 1 << 14 | interrupt;
  for (;;) __asm__ volatile("sti; hlt");
}

// MARK: Translation

#if defined(__i386__)

/// Maps all memory one to one with 4 MiB pages (volume 3, "32-Bit Paging"): start-up code's guard is
/// gone.
static void translate(void) {
  enum { present = 1 << 0, writable = 1 << 1, large = 1 << 7 };
  static uint32_t directory[1024] __attribute__((aligned(4096)));
  for (uint32_t i = 0; i < 1024; i++) directory[i] = i << 22 | large | writable | present;
  uint32_t scratch;
  __asm__ volatile(
      "mov %1, %%cr3\n\t"
      "mov %%cr4, %0\n\t"
      "or $1 << 4, %0\n\t"  // PSE
      "mov %0, %%cr4\n\t"
      "mov %%cr0, %0\n\t"
      "or $1 << 31, %0\n\t"  // PG
      "mov %0, %%cr0"
      : "=&r"(scratch)
      : "r"(directory)
      : "memory");
}

#endif

// MARK: Second processor

/// The control registers that the second processor takes over.
uintptr_t places_cr0, places_cr3, places_cr4;

/// Set by the second processor when it is there, and by the first one when both may go on.
volatile uint32_t places_meeting, places_go;

/// Waits for the second processor, but not longer than a time (volume 3, "APIC Timer": here
/// undivided and without interrupt). QEMU's timer counts nanoseconds (`hw/intc/apic.c`).
static void wait_for_meeting(uint32_t nanoseconds) {
  *apic(timer) = 1 << 16;
  *apic(divideConfiguration) = 0xb;
  *apic(initialCount) = nanoseconds;
  while (*apic(currentCount) > 0 && !places_meeting) __asm__ volatile("pause");
}

/// Brings the second processor, that with APIC id 1, to where the first one is. It waits there for
/// `places_go` (volume 3, "MP Initialization Protocol Algorithm for MP Systems" and "Interrupt
/// Command Register (ICR)").
///
/// - Returns: 0 if there is none.
static int start_second_core(void) {
  enum { trampoline = 0x8000, initialize = 5 << 8, startUp = 6 << 8, assert = 1 << 14 };
  prepare_task_state();
  __asm__ volatile("sidt %0" : "=m"(places_vectors));
  __asm__ volatile("mov %%cr0, %0" : "=r"(places_cr0));
  __asm__ volatile("mov %%cr3, %0" : "=r"(places_cr3));
  __asm__ volatile("mov %%cr4, %0" : "=r"(places_cr4));
  const size_t size = (size_t)(places_trampoline_end - places_trampoline);
  for (size_t i = 0; i < size; i++) {
    ((volatile char *)trampoline)[i] = places_trampoline[i];
  }

  enable_apic();
  *apic(commandHigh) = 1 << 24;
  *apic(commandLow) = assert | initialize;
  wait_for_meeting(10000000);
  // Twice would do, were the host not busy with other things. Together less than a second.
  for (unsigned i = 0; i < 16 && !places_meeting; i++) {
    *apic(commandLow) = assert | startUp | trampoline >> 12;
    wait_for_meeting(50000000);
  }
  return places_meeting != 0;
}

// MARK: Places

void places_enter(uint32_t place, void (*function)(uint32_t core)) {
  places_function = function;
  switch (place) {
  case PLACE_USER:
    prepare_task_state();
    // Ports 0xF4 to 0xF7.
    task_state.ports[0xf4 / 8] = 0x0f;
    call_in_ring_3(0);
    break;
  case PLACE_USER_BY_IOPL:
    prepare_task_state();
    call_in_ring_3(3);
    break;
  case PLACE_EXCEPTION_HANDLER:
    handle(invalidOpcode);
    __asm__ volatile("ud2");
    break;
  case PLACE_INTERRUPT_HANDLER: interrupt_self(); break;
  case PLACE_EXHAUSTED_STACK:
    // The guard below the stack is next.
    places_call_on_stack((uintptr_t)_qx_stack_limit + 256);
  case PLACE_TRANSLATION_ON:
#if defined(__i386__)
    translate();
    places_call();
#endif
    // Long mode has it on from the start.
    break;
  case PLACE_SECOND_CORE:
    if (!start_second_core()) break;
    places_go = 1;
    for (volatile uint32_t count = 0;;) count++;
  case PLACE_BOTH_CORES:
    if (!start_second_core()) break;
    places_go = 1;
    places_call();
  default: break;
  }
}

uint32_t places_mode(uint32_t mode) {
  (void)mode;
  uint16_t code_segment;
  __asm__ volatile("mov %%cs, %0" : "=r"(code_segment));
  return code_segment & 3;
}

#endif
