// Brings the processor to a place from which a program may want to end QEMU: a mode, a handler,
// another core.

#ifndef PLACES_H
#define PLACES_H

// The raw values of the Swift enumeration `Place`.
#define PLACE_STARTED 0
#define PLACE_USER 1
#define PLACE_USER_BY_IOPL 2
#define PLACE_SUPERVISOR 3
#define PLACE_EXCEPTION_HANDLER 4
#define PLACE_INTERRUPT_HANDLER 5
#define PLACE_EXHAUSTED_STACK 6
#define PLACE_TRANSLATION_OFF 7
#define PLACE_TRANSLATION_ON 8
#define PLACE_PROCESS_STACK 9
#define PLACE_NON_SECURE 10
#define PLACE_SECOND_CORE 11
#define PLACE_BOTH_CORES 12
#define PLACE_SECURE_SUPERVISOR 13
#define PLACE_NON_SECURE_HANDLER 14

#ifndef __ASSEMBLER__

#include <stdint.h>

/// Calls a function at a place, with the number of the core that it runs on, 0 or 1.
///
/// It returns only if the architecture has no such place. On `PLACE_SECOND_CORE` the first core
/// goes on counting for ever. On `PLACE_BOTH_CORES` both call the function, at the same time.
void places_enter(uint32_t place, void (*function)(uint32_t core));

/// A number that tells the processor's mode: on AArch64 the exception level, on A-profile AArch32
/// the mode's number, on the M profile two bits of `CONTROL` and 4 times the exception's number, on
/// x86 the privilege level.
///
/// On RISC-V no instruction tells. There it returns 10 and the mode that it is called with (3, 1 or
/// 0) if the processor is in that mode or above, and traps otherwise.
uint32_t places_mode(uint32_t mode);

#endif

#endif
