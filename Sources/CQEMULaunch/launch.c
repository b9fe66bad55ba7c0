#define _GNU_SOURCE
#include "filter.h"
#include "landlock.h"
#include "qemu_launch.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAXIMUM_DESCRIPTORS = 16 };

// Descriptors are first duplicated to here and up, out of the way of the numbers that are
// assigned then.
enum { OUT_OF_THE_WAY = MAXIMUM_DESCRIPTORS };

struct launch {
  const char *path;
  char *const *argv;
  char *const *envp;
  const int *descriptors;
  int count;
  const char *directory;
  const struct qx_confinement *confinement;
  struct qx_filter *filter;
  pid_t parent;

  // Written by the child, which shares this memory until it becomes the program.
  volatile int error;
};

// Lowers the most that the process may use of a resource. What is lower already stays.
static int lower(__rlimit_resource_t resource, unsigned long long most) {
  struct rlimit value;
  if (getrlimit(resource, &value) != 0) return 0;
  if (most < value.rlim_max) value.rlim_max = most;
  if (most < value.rlim_cur) value.rlim_cur = most;
  return setrlimit(resource, &value) == 0;
}

// Gives up what the process mustn't have. Returns whether all of that worked.
static int confine(const struct launch *launch, int ruleset) {
  const struct qx_confinement *confinement = launch->confinement;
  if (!lower(RLIMIT_DATA, confinement->most_memory)) return 0;
  if (!lower(RLIMIT_FSIZE, confinement->most_file_size)) return 0;
  if (!lower(RLIMIT_NOFILE, confinement->most_files)) return 0;
  if (!lower(RLIMIT_CORE, 0)) return 0;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
  if (ruleset >= 0 && qx_restrict_self(ruleset) != 0) return 0;
  return launch->filter == NULL || qx_apply_filter(launch->filter) == 0;
}

// Runs in the child: only functions that are safe after fork, and only its own stack and
// `launch->error` are written. Returns if a step failed.
static void become_program(struct launch *launch) {
  int copies[MAXIMUM_DESCRIPTORS];
  int null = -1;

  if (setpgid(0, 0) != 0) return;
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return;
  // The parent may have ended before the request was in place.
  if (getppid() != launch->parent) _exit(127);

  for (int target = 0; target < launch->count; target++) {
    int source = launch->descriptors[target];
    if (source < 0) {
      if (null < 0) null = open("/dev/null", O_RDWR | O_CLOEXEC);
      if (null < 0) return;
      source = null;
    }
    copies[target] = fcntl(source, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
    if (copies[target] < 0) return;
  }
  int ruleset = -1;
  if (launch->confinement != NULL && launch->confinement->ruleset >= 0) {
    ruleset = fcntl(launch->confinement->ruleset, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
    if (ruleset < 0) return;
  }
  for (int target = 0; target < launch->count; target++) {
    if (dup2(copies[target], target) < 0) return;
  }
  // What others opened in this process may lack O_CLOEXEC. Before Linux 5.11 such descriptors are
  // inherited: the call doesn't exist there. 4 is CLOSE_RANGE_CLOEXEC.
  syscall(SYS_close_range, (unsigned)launch->count, ~0U, 4U);

  const struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);

  if (launch->directory != NULL && chdir(launch->directory) != 0) return;
  if (launch->confinement != NULL && !confine(launch, ruleset)) return;
  execve(launch->path, launch->argv, launch->envp);
}

pid_t _qx_launch(
  const char *path, char *const *argv, char *const *envp, const int *descriptors, int count,
  const char *directory, const struct qx_confinement *confinement
) {
  if (count < 0 || count > MAXIMUM_DESCRIPTORS) return -EINVAL;
  struct launch launch = {
    .path = path, .argv = argv, .envp = envp,
    .descriptors = descriptors, .count = count,
    .directory = directory, .confinement = confinement, .parent = getpid(),
  };
  struct qx_filter filter;
  if (confinement != NULL && confinement->is_filtered) {
    qx_make_filter(&filter, confinement->permissions);
    launch.filter = &filter;
  }

  // No handler of this process may run in the child while both share memory.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t process = vfork();
  if (process == 0) {
    become_program(&launch);
    launch.error = errno;
    _exit(127);
  }
  if (process < 0) launch.error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);

  if (launch.error == 0) return process;
  if (process > 0) {
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) continue;
  }
  return -launch.error;
}

int _qx_process_descriptor(pid_t process) {
  return (int)syscall(SYS_pidfd_open, process, 0U);
}

int _qx_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int _qx_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

static int signal_pipe[2] = {-1, -1};

// Seconds of the clock that goes on evenly, when the first signal came; 0 before.
static volatile time_t first_signal = 0;

static void tell(int number) {
  const int error = errno;
  struct timespec now = {0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (first_signal == 0) first_signal = now.tv_sec;
  // Who asks again means it. Not at once: timeout(1) sends its signal to the process and to its
  // group.
  if (now.tv_sec - first_signal > 1) {
    signal(number, SIG_DFL);
    raise(number);
  }
  const unsigned char byte = (unsigned char)number;
  // A full pipe already holds what its reader needs.
  if (write(signal_pipe[1], &byte, 1) < 0) errno = error;
}

int _qx_signals_to_pipe(void) {
  static const int numbers[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
  if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  for (unsigned index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    struct sigaction action;
    if (sigaction(numbers[index], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action = (struct sigaction){.sa_handler = tell, .sa_flags = SA_RESTART};
    sigaction(numbers[index], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  return signal_pipe[0];
}

void _qx_end_by_signal(int number) {
  const struct sigaction standard = {.sa_handler = SIG_DFL};
  sigset_t set;
  sigaction(number, &standard, NULL);
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
}
