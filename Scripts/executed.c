// Runs a program one instruction after the other, and writes the addresses of those that it executed
// below 4 GiB, in hexadecimal, a line each: those of its first thread. What it starts runs by itself.
//
// Usage: executed FILE COMMAND [ARGUMENT...]; ends with the command's status.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIMIT_BITS = 32 };

static void fail(const char *what) {
  perror(what);
  exit(125);
}

int main(int count, char **arguments) {
  if (count < 3) return 125;
  unsigned char *seen = calloc(1UL << (LIMIT_BITS - 3), 1);
  if (seen == NULL) fail("memory");
  const pid_t process = fork();
  if (process == 0) {
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0) execvp(arguments[2], arguments + 2);
    fail(arguments[2]);
  }
  int status;
  if (process < 0 || waitpid(process, &status, 0) < 0) fail("start");
  // The first stop is that of exec.
  if (ptrace(PTRACE_SETOPTIONS, process, NULL, PTRACE_O_EXITKILL) != 0) fail("options");
  long passed_on = 0;
  while (WIFSTOPPED(status)) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, process, NULL, &registers) != 0) fail("registers");
    if (registers.rip >> LIMIT_BITS == 0) seen[registers.rip >> 3] |= 1 << (registers.rip & 7);
    if (ptrace(PTRACE_SINGLESTEP, process, NULL, passed_on) != 0) fail("step");
    if (waitpid(process, &status, 0) < 0) fail("wait");
    // Other signals than that of a step are the program's.
    passed_on = WIFSTOPPED(status) && WSTOPSIG(status) != SIGTRAP ? WSTOPSIG(status) : 0;
  }
  FILE *file = fopen(arguments[1], "w");
  if (file == NULL) fail(arguments[1]);
  for (unsigned long address = 0; address >> LIMIT_BITS == 0; address++) {
    if (address % 8 == 0 && seen[address >> 3] == 0) {
      address += 7;
    } else if (seen[address >> 3] & 1 << (address & 7)) {
      fprintf(file, "%016lx\n", address);
    }
  }
  if (fclose(file) != 0) fail(arguments[1]);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}
