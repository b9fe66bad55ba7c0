// What Restarter dirties before it starts again, and what it must find clean afterwards.

#ifndef RESTARTER_H
#define RESTARTER_H

#include <stdint.h>

/// What BareMetal has for testing libraries (`bare_metal.h`, which isn't a product).
__attribute__((noreturn)) void _qx_restart(void);

/// What stays when the program starts again: it is in .noinit.
struct restarter_progress {
  /// 0 after a boot.
  uint32_t is_going_on;
  uint32_t rounds;
  uint32_t round;
  /// The ways by which to start again, in turn: up to eight letters.
  char ways[8];
  uint32_t way_count;
  /// How often each function that observes has been called.
  uint32_t traps, failures, exits;
  /// What the last one was told.
  const char *kind;
  uintptr_t address;
  char text[40];
  uint32_t status;
  /// The first handle of the host's that is free when the console is open.
  uintptr_t handle;
};

struct restarter_progress *restarter_progress(void);

/// Whether `.data` and `.bss` are as the program's image has them, interrupts off, and arithmetic as
/// after a reset: 0, or the number of what isn't.
uint32_t restarter_find_dirt(void);

/// Whether memory holds nothing but zeros.
int restarter_is_zero(const void *memory, uintptr_t count);

/// Changes all that `restarter_find_dirt` looks at. Interrupts are on or off, as told.
void restarter_make_dirty(uint32_t interrupts);

/// Executes an instruction that no processor has.
void restarter_trap(void);

/// The same; and the function that observes it traps, too.
void restarter_trap_twice(void);

/// Has the program start again from an interrupt's handler, where this is written for the processor;
/// returns elsewhere.
void restarter_restart_from_handler(void);

#endif
