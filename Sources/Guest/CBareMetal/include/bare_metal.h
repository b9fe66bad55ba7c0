// What start-up code, the linker script and the Swift half of BareMetal tell each other.

#ifndef BARE_METAL_H
#define BARE_METAL_H

#include <stddef.h>
#include <stdint.h>

/// What a machine's linker script says about the machine.
///
/// The script writes this record into the image, so that one build of this library serves every
/// machine of an architecture. Its layout is repeated in `sections.ld`.
struct qx_machine {
  /// The kind of UART that the console is: one of `QX_CONSOLE_...`.
  uint32_t console;
  /// The UART's address, or its I/O port on x86.
  uint32_t console_base;
};

/// No console: what is printed is lost.
#define QX_CONSOLE_NONE 0
/// Arm PrimeCell UART (PL011).
#define QX_CONSOLE_PL011 1
/// The UART of Arm's Cortex-M System Design Kit (CMSDK APB UART).
#define QX_CONSOLE_CMSDK 2
/// The UART of Nordic's nRF51 series.
#define QX_CONSOLE_NRF51 3
/// 16550-compatible UART, registers in memory, a byte each.
#define QX_CONSOLE_NS16550 4
/// 16550-compatible UART, registers in I/O ports.
#define QX_CONSOLE_NS16550_PORT 5
/// RISC-V's host-target interface; the base is the address of `tohost`.
#define QX_CONSOLE_HTIF 6

extern const struct qx_machine _qx_machine;

/// The heap: the memory from `start` up to `end`.
struct qx_heap_bounds {
  uintptr_t start;
  uintptr_t end;
};

/// The heap's bounds, from the linker script.
static inline struct qx_heap_bounds _qx_heap_bounds(void) {
  extern char _qx_heap_start[], _qx_heap_end[];
  return (struct qx_heap_bounds){(uintptr_t)_qx_heap_start, (uintptr_t)_qx_heap_end};
}

/// The end of the heap's memory that the program has written to, as far as it was allocated.
extern uintptr_t _qx_heap_used_end;

/// Notes that the allocator has given out or written memory up to an address.
static inline void _qx_note_heap_use(uintptr_t end) {
  if (end > _qx_heap_used_end) _qx_heap_used_end = end;
}

/// What a processor reported when it trapped.
///
/// Start-up code fills this in with registers as the architecture defines them; the Swift function
/// `_qx_report_trap` reads it.
struct qx_trap {
  /// The exception's number: the vector on AArch32 and x86, the syndrome's class on AArch64, the
  /// cause register on RISC-V.
  uintptr_t number;
  /// The address of the instruction that trapped.
  uintptr_t program_counter;
  /// The address that the instruction accessed, where the processor tells.
  uintptr_t fault_address;
  /// The raw status: `ESR_ELx`, `DFSR`, `CFSR`, `mcause` or the error code of x86.
  uintptr_t status;
};

/// Where the other cores go, if the program defines it, on machines that start all cores at once:
/// `raspi3b`, `virt` without firmware (Arm with `secure=on`, RISC-V in machine mode), `spike`.
///
/// It is entered with the core's number as its argument, at the level that QEMU starts cores at,
/// and with nothing set up: no stack, no vectors, no address translation. It never returns.
void _qx_other_core(uintptr_t core);

// MARK: Starting again

/// Starts the program again, as after a boot, but at no boot's cost: `main` runs on a new stack,
/// with `.data`, `.bss` and the heap as they were, with interrupts off and the floating-point unit
/// and the vectors as start-up code leaves them. `.noinit` stays as it is, as do devices, other
/// cores, and what is left on the stack of earlier calls.
///
/// To be called on the first core, at the privilege level that the program was started at: from
/// ordinary code, from an interrupt's handler, or from a function that observes the program.
/// Nothing is flushed, and what input streams have read ahead is gone.
///
/// On Arm's M profile an external interrupt stays active if its handler trapped.
#if defined(__cplusplus)
[[noreturn]]
#else
_Noreturn
#endif
void _qx_restart(void);

// MARK: Observing
//
// Functions that a testing library defines to take over when something goes wrong. They may return,
// and all goes on as without them; or start the program again.

/// A trap that nobody expects, before anything is printed. `kind` names it, as in the trap report.
///
/// Runs on the trap stack, which has 2 KiB, or 4 KiB with 64 bits. A trap in here is reported,
/// and ends QEMU.
__attribute__((weak)) void _qx_observe_trap(const struct qx_trap *trap, const char *kind);

/// A failure that BareMetal found itself: the heap is exhausted, a stack frame overrun, or something
/// freed that isn't in use. `text` is the message that it prints, without newlines.
__attribute__((weak)) void _qx_observe_failure(const char *text);

/// The program's end by a return from `main`, or by C's `exit` or `abort`.
__attribute__((weak)) void _qx_observe_exit(uint32_t status);

/// These call the functions above, if the program has them.
void _qx_tell_trap(const struct qx_trap *trap, const char *kind);
void _qx_tell_failure(const char *text);
void _qx_tell_exit(uint32_t status);

/// Names the kind of a trap, for people. One for each architecture.
const char *_qx_trap_kind(const struct qx_trap *trap);

static inline uint32_t _qx_load32(uintptr_t address) { return *(volatile uint32_t *)address; }
static inline uint8_t _qx_load8(uintptr_t address) { return *(volatile uint8_t *)address; }

static inline uint8_t _qx_in8(uint16_t port) {
#if defined(__x86_64__) || defined(__i386__)
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
#else
  (void)port;
  return 0;
#endif
}

#endif
