#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <fcntl.h>
#include <unistd.h>

// Calls that end the program, or keep it, where they are allowed.
static const short untried[] = {
  SYS_exit, SYS_exit_group, SYS_rt_sigreturn,
  // Children on the same stack.
  SYS_clone,
#ifdef SYS_vfork
  SYS_vfork, SYS_pause,
#endif
  // Hangs up the terminal that the tests were started from.
  SYS_vhangup,
#ifdef __x86_64__
  // uretprobe: the kernel lets it through whatever filters say, and ends who makes it by SIGILL
  // unless its own code has.
  335,
#endif
};

struct call {
  short number;
  long arguments[6];
};

static int word;

// Calls that a filter looks at the arguments of, with some that it may let through; and calls that
// would do harm, or say that they don't exist, with all arguments -1.
static const struct call special[] = {
  {SYS_ioctl, {-1, TCGETS, (long)NOWHERE}},
  {SYS_fcntl, {-1, F_GETFD, 0}},
  {SYS_mmap, {0, 0, 0, 0, -1, 0}},
  {SYS_openat, {-1, (long)NOWHERE, O_RDONLY, 0}},
#ifdef SYS_open
  {SYS_open, {(long)NOWHERE, O_RDONLY, 0}},
#endif
  {SYS_prctl, {PR_SET_NAME, (long)NOWHERE}},
  {SYS_prlimit64, {0, RLIMIT_CORE, 0, 0}},
  {SYS_sched_setaffinity, {0, 8, (long)NOWHERE}},
  {SYS_sched_getaffinity, {0, 8, (long)NOWHERE}},
  {SYS_socket, {AF_INET, -1, -1}},
  {SYS_socketpair, {AF_UNIX, SOCK_STREAM, 0, (long)NOWHERE}},
  {SYS_futex, {(long)&word, 1, 0, 0, 0, 0}},
  {SYS_kill, {0x3FFFFFFF, 0}},
  {SYS_tkill, {0x3FFFFFFF, 0}},
  {SYS_umask, {022}},
  {SYS_clone3, {0, 0}},
#ifdef SYS_modify_ldt
  {SYS_modify_ldt, {0, (long)NOWHERE, 0}},
#endif
#ifdef SYS_alarm
  {SYS_alarm, {0}},
#endif
};

static const long *arguments_of(long number) {
  static const long nothing[6] = {-1, -1, -1, -1, -1, -1};
  for (size_t index = 0; index < sizeof special / sizeof *special; index++) {
    if (special[index].number == number) return special[index].arguments;
  }
  return nothing;
}

void try_all_calls(void) {
  const long last = number_parameter("last");
  for (long number = 0; number <= last; number++) {
    int is_untried = 0;
    for (size_t index = 0; index < sizeof untried / sizeof *untried; index++) {
      is_untried |= untried[index] == number;
    }
    if (is_untried) {
      tell_line("call %ld untried\n", number);
      continue;
    }
    const long *with = arguments_of(number);
    long own[6] = {with[0], with[1], with[2], with[3], with[4], with[5]};
    if (number == SYS_tgkill) {
      own[0] = getpid();
      own[1] = syscall(SYS_gettid);
      own[2] = 0;
    }
    const pid_t self = getpid();
    errno = 0;
    const long result = syscall(number, own[0], own[1], own[2], own[3], own[4], own[5]);
    const int error = error_of(result);
    // The child of a call that makes one.
    if (getpid() != self) _exit(0);
    tell_line("call %ld %d\n", number, error);
  }
}
