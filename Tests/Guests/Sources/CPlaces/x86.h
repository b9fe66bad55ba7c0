// What x86.S and x86.c share.

#ifndef PLACES_X86_H
#define PLACES_X86_H

// Selectors of the segment table in x86.c. Ring 3's carry their privilege level.
#define PLACES_CODE 0x08
#define PLACES_DATA 0x10
#define PLACES_USER_DATA (0x18 | 3)
#define PLACES_USER_CODE (0x20 | 3)
#define PLACES_TASK_STATE 0x28
// 32-bit code, on both widths: where the second processor is between real and long mode.
#define PLACES_CODE_32 0x38
// Its last entry's end.
#define PLACES_SEGMENTS_SIZE 0x40

#ifndef __ASSEMBLER__

#include <stdint.h>

/// Calls the function on core 0, on the stack that is in use. Also the handler of all gates.
__attribute__((noreturn)) void places_call(void);

/// The same with another stack pointer.
__attribute__((noreturn)) void places_call_on_stack(uintptr_t stack);

/// The same in ring 3, on the stack that is in use.
__attribute__((noreturn)) void places_call_in_ring_3(uintptr_t flags);

/// What the second processor executes first, in real mode, at any paragraph below 1 MiB.
extern const char places_trampoline[], places_trampoline_end[];

#endif

#endif
