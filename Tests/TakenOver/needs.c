// What QEMU needs: all of it works, and is told as let through with error 0.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static void *nothing(void *argument) { return argument; }

static int thread(void) {
  pthread_t thread;
  const int error = pthread_create(&thread, NULL, nothing, NULL);
  return error != 0 ? error : pthread_join(thread, NULL);
}

static int own_signal(void) { return error_of(syscall(SYS_tgkill, getpid(), gettid(), 0)); }

static int own_processors(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return errno;
  return error_of(sched_setaffinity(0, sizeof set, &set));
}

static int see_own_limits(void) {
  struct rlimit limit;
  return error_of(syscall(SYS_prlimit64, 0, RLIMIT_CORE, NULL, &limit));
}

static int little_memory(void) {
  // Written to the end: the compiler must not leave it out.
  volatile char *space = malloc(1 << 20);
  if (space == NULL) return ENOMEM;
  space[(1 << 20) - 1] = 1;
  free((void *)space);
  return 0;
}

static int close_after(int descriptor) {
  if (descriptor < 0) return errno;
  close(descriptor);
  return 0;
}

static int events(void) { return close_after(eventfd(0, EFD_CLOEXEC)); }
static int timers(void) { return close_after(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)); }
static int signals(void) {
  sigset_t set;
  sigemptyset(&set);
  return close_after(signalfd(-1, &set, SFD_CLOEXEC));
}
static int null_device(void) { return close_after(open("/dev/null", O_RDWR | O_CLOEXEC)); }
static int thread_name(void) { return error_of(prctl(PR_SET_NAME, "taken-over", 0, 0, 0)); }

void describe(void) {
  extern char **environ;
  int variables = 0, descriptors = 0;
  while (environ[variables] != NULL) variables++;
  for (int number = 0; number < 1024; number++) descriptors += fcntl(number, F_GETFD) >= 0;
  struct rlimit cores, files;
  getrlimit(RLIMIT_CORE, &cores);
  getrlimit(RLIMIT_NOFILE, &files);
  tell_line("has variables %d\n", variables);
  tell_line("has descriptors %d\n", descriptors);
  tell_line("has cores %llu\n", (unsigned long long)cores.rlim_max);
  tell_line("has files %llu\n", (unsigned long long)files.rlim_max);
  tell_line("has no-new-privileges %d\n", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
}

const struct attempt needs[] = {
  {"thread", thread},
  {"own-signal", own_signal},
  {"own-processors", own_processors},
  {"see-own-limits", see_own_limits},
  {"little-memory", little_memory},
  {"events", events},
  {"timers", timers},
  {"signals", signals},
  {"null-device", null_device},
  {"thread-name", thread_name},
  {NULL, NULL},
};
