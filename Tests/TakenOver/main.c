// Usage: taken-over QEMU'S-ARGUMENTS... try=GROUP NAME=VALUE...
//
// Prints a line for each attempt: `attempt NAME refused|allowed ERROR AMOUNT`, and for each number of
// a system call: `call NUMBER ERROR`, or `call NUMBER untried`; and `end` as its last line.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char **words;
static long amount;

const char *parameter(const char *name) {
  const size_t length = strlen(name);
  for (char **word = words; *word != NULL; word++) {
    if (strncmp(*word, name, length) == 0 && (*word)[length] == '=') return *word + length + 1;
  }
  return NULL;
}

long number_parameter(const char *name) {
  const char *value = parameter(name);
  return value == NULL ? 0 : atol(value);
}

int error_of(long result) { return result < 0 ? errno : 0; }

void tell_line(const char *format, ...) {
  char line[512];
  va_list list;
  va_start(list, format);
  const int length = vsnprintf(line, sizeof line, format, list);
  va_end(list);
  if (write(1, line, (size_t)length) != length) _exit(3);
}

void tell_amount(long value) { amount = value; }

static sigjmp_buf place;

static void come_back(int number) { siglongjmp(place, number); }

int survive(void (*act)(void *), void *argument) {
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGSYS};
  struct sigaction before[sizeof numbers / sizeof *numbers];
  const struct sigaction action = {.sa_handler = come_back};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    sigaction(numbers[index], &action, &before[index]);
  }
  const int number = sigsetjmp(place, 1);
  if (number == 0) act(argument);
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    sigaction(numbers[index], &before[index], NULL);
  }
  return number;
}

const char *scratch_folder(void) {
  const char *folder = getenv("TMPDIR");
  if (folder == NULL) folder = parameter("scratch");
  return folder != NULL ? folder : ".";
}

const char *path_in(const char *folder, const char *name) {
  static char paths[4][4096];
  static unsigned next;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  return path;
}

// Whether an error is what a sandbox or a limit says. The others come from behind it.
static int means_no(int error) {
  switch (error) {
  case EPERM: case EACCES: case ENOSYS: case EROFS:
  // What isn't in sight.
  case ENOENT: case ENOTDIR: case EXDEV: case ESRCH:
  // Limits.
  case ENOMEM: case ENOSPC: case EAGAIN: case EMFILE: case EFBIG: case EDQUOT: return 1;
  default: return 0;
  }
}

static void try_all(const struct attempt *attempts) {
  for (; attempts->name != NULL; attempts++) {
    amount = 0;
    tell_line("trying %s\n", attempts->name);
    const int error = attempts->act();
    tell_line("attempt %s %s %d %ld\n", attempts->name, means_no(error) ? "refused" : "allowed",
              error, amount);
  }
}

int main(int count, char **arguments) {
  (void)count;
  words = arguments;
  // What writes beyond a limit is told by an error.
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  const char *group = parameter("try");
  if (group == NULL) return 2;
  if (strcmp(group, "calls") == 0) try_all_calls();
  if (strcmp(group, "attempts") == 0) {
    try_all(files);
    try_all(processes);
    try_all(network);
    try_all(computer);
    const int error = run_other_program();
    tell_line("attempt run-other-program refused %d 0\n", error);
  }
  if (strcmp(group, "needs") == 0) {
    try_all(needs);
    describe();
  }
  if (strcmp(group, "memory") == 0) try_all(memory);
  if (strcmp(group, "scratch") == 0) try_all(scratch);
  tell_line("end\n");
  return 0;
}
