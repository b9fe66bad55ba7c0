// A program in QEMU's place that somebody has taken over: it tries what a sandbox must refuse, and
// tells what became of it.
#ifndef ATTEMPT_H
#define ATTEMPT_H

#include <stddef.h>

// What is tried, and done so that it does no harm where it is allowed: with a pointer that leads
// nowhere, on files that are the test's own, on descriptors for which it means nothing.
//
// Returns 0 if it was let through, or the error's number. An error that only the kernel's own code
// behind the sandbox gives means that it was let through, too: `tell` knows those that mean no.
struct attempt {
  const char *name;
  int (*act)(void);
};

// A group of attempts, which ends with one without a name.
extern const struct attempt needs[], files[], scratch[], processes[], memory[], network[], computer[];

// Tries every system call by its number, with arguments that mean nothing.
void try_all_calls(void);

// Prints what the program has been given: variables, descriptors, limits.
void describe(void);

// Becomes a program of the system's, which tells that it may, or comes back with the error.
int run_other_program(void);

// The word behind `NAME=` in the arguments, or NULL.
const char *parameter(const char *name);
long number_parameter(const char *name);

// The error's number if a call failed, 0 otherwise.
int error_of(long result);

// Prints a line, with one call: nothing is lost if the program is killed.
void tell_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

// How much of something was had before it was refused: told with the attempt.
void tell_amount(long amount);

// Does something and comes back if a signal of the processor's ends it. Returns 0, or the signal.
int survive(void (*act)(void *), void *argument);

// The folder of the guest; where it has none, that of the parameter `scratch`, or the working folder.
const char *scratch_folder(void);

// A path in a folder, in memory that the next but three calls use again.
const char *path_in(const char *folder, const char *name);

// An address that no process has.
#define NOWHERE ((void *)16)

#endif
