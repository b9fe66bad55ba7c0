// Runs a command without input and output, and prints the microseconds that it took, and those of
// processors that it and its children took; wait4 tells them finer than a shell's `time`.
//
// Usage: timed STATUS COMMAND [ARGUMENT...]. Ends with 1 if the command doesn't end with the status.

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(struct timeval time) {
  return (long long)time.tv_sec * 1000000 + time.tv_usec;
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  // Not fork: the benchmark is of what is started.
  const pid_t process = vfork();
  if (process == 0) {
    const int null = open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor < 3; descriptor++) dup2(null, descriptor);
    execvp(arguments[2], arguments + 2);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (process < 0 || wait4(process, &status, 0, &usage) != process) {
    perror("timed");
    return 2;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  const int found = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (found != atoi(arguments[1])) {
    fprintf(stderr, "timed: ended with %d, not %s:", found, arguments[1]);
    for (int index = 2; index < count; index++) fprintf(stderr, " %s", arguments[index]);
    fprintf(stderr, "\n");
    return 1;
  }
  printf("%lld %lld\n",
         (end.tv_sec - start.tv_sec) * 1000000LL + (end.tv_nsec - start.tv_nsec) / 1000,
         microseconds(usage.ru_utime) + microseconds(usage.ru_stime));
  return 0;
}
