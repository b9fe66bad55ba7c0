#define _GNU_SOURCE
#include "filter.h"
#include "landlock.h"
#include "host_support.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAXIMUM_DESCRIPTORS = 16 };

// Descriptors are first duplicated to here and up, out of the way of the numbers that are
// assigned then.
enum { OUT_OF_THE_WAY = MAXIMUM_DESCRIPTORS };

// The stack of a child until it becomes the program. It shares all other memory.
enum { CHILDS_STACK = 32 << 10 };

struct launch {
  const char *path;
  char *const *argv;
  char *const *envp;
  const int *descriptors;
  int count;
  const char *directory;
  const struct qx_confinement *confinement;
  struct qx_filter *filter;
  // The guardian's, or -1.
  int lifeline;
  pid_t parent;
  // The numbers of its user and group in a user namespace, and the options of the folder's file system.
  char user[64], group[64], options[96];
  // The namespaces that the child is in: flags of `clone`.
  int namespaces;

  // Written by the child, which shares this memory until it becomes the program.
  volatile int error;
  // Whether the error is that of a namespace, without which another attempt may succeed.
  volatile int is_of_namespace;
  // Whether it is that of the folder's file system.
  volatile int is_of_folder;
};

// Lowers the most that the process may use of a resource. What is lower already stays.
static int lower(__rlimit_resource_t resource, unsigned long long most) {
  struct rlimit value;
  if (getrlimit(resource, &value) != 0) return 0;
  if (most < value.rlim_max) value.rlim_max = most;
  if (most < value.rlim_cur) value.rlim_cur = most;
  return setrlimit(resource, &value) == 0;
}

// Writes a text to a file. Returns whether that worked.
static int put(const char *path, const char *text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t size = (ssize_t)strlen(text);
  const int is_written = write(file, text, (size_t)size) == size;
  close(file);
  return is_written;
}

// Gives the process, which is in a user namespace of its own, the numbers that it had. It is its only
// user, by whose number files are made.
static int take_identity(const struct launch *launch) {
  if (!(launch->namespaces & CLONE_NEWUSER)) return 1;
  // Linux before 3.19 has no such file, and doesn't ask for it.
  return (put("/proc/self/setgroups", "deny") || errno == ENOENT) &&
         put("/proc/self/uid_map", launch->user) && put("/proc/self/gid_map", launch->group);
}

// Puts a file system with limits in the place of the folder. Some systems let every user have
// namespaces, and let nobody mount in them.
static int cover_folder(const struct launch *launch) {
  if (!(launch->namespaces & CLONE_NEWNS)) return 1;
  const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
  return mount("qemu-exit", launch->confinement->folder, "tmpfs", flags, launch->options) == 0;
}

// Drops all capabilities, for ever, if there are any. The bounding set stays: it limits what a program
// brings, and programs bring nothing to a process that gains no privileges (prctl(2),
// PR_SET_NO_NEW_PRIVS).
static int drop_capabilities(void) {
  enum { NO_ROOT = 1 << 0, NO_SETUID_FIXUP = 1 << 2, NO_AMBIENT_RAISE = 1 << 6 };
  enum { BITS = NO_ROOT | NO_SETUID_FIXUP | NO_AMBIENT_RAISE };
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct own[_LINUX_CAPABILITY_U32S_3];
  if (syscall(SYS_capget, &header, own) != 0) return 0;
  unsigned any = 0;
  for (unsigned part = 0; part < _LINUX_CAPABILITY_U32S_3; part++) {
    any |= own[part].effective | own[part].permitted | own[part].inheritable;
  }
  if (any == 0) return 1;
  // Each bit is locked by the next one; keeping capabilities is locked only.
  prctl(PR_SET_SECUREBITS, BITS | BITS << 1 | 1 << 5, 0, 0, 0);
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {0};
  return syscall(SYS_capset, &header, none) == 0;
}

// Libraries, files and memory that isn't written to, beside what is. What was written and can't be any
// more counts here, too.
static const unsigned long long most_address_space = 1ULL << 30;

// Gives up what the process mustn't have. Returns whether all of that worked.
static int confine(const struct launch *launch, int ruleset) {
  const struct qx_confinement *confinement = launch->confinement;
  const unsigned long long memory = confinement->most_memory;
  if (!lower(RLIMIT_DATA, memory)) return 0;
  if (memory < ~0ULL - most_address_space && !lower(RLIMIT_AS, memory + most_address_space)) {
    return 0;
  }
  if (!lower(RLIMIT_FSIZE, confinement->most_file_size)) return 0;
  if (!lower(RLIMIT_NOFILE, confinement->most_files)) return 0;
  if (launch->namespaces & CLONE_NEWUSER && !lower(RLIMIT_NPROC, confinement->most_processes)) {
    return 0;
  }
  // Not 0, which a system that hands core dumps to a program doesn't heed: of 1 byte the kernel makes
  // none, neither for programs nor as files (Linux, fs/coredump.c).
  if (!lower(RLIMIT_CORE, 1)) return 0;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
  if (!confinement->keeps_capabilities && !drop_capabilities()) return 0;
  if (ruleset >= 0) {
    if (confinement->folder != NULL) {
      // Not before: the folder may be another one now.
      const int error = qx_allow_folder(ruleset, confinement->folder);
      if (error != 0) {
        errno = error;
        return 0;
      }
    }
    if (qx_restrict_self(ruleset) != 0) return 0;
  }
  return launch->filter == NULL || qx_apply_filter(launch->filter) == 0;
}

// Runs in the child: only functions that are safe after fork, and only its own stack and the launch's
// errors are written. Returns if a step failed.
static void become_program(struct launch *launch) {
  int copies[MAXIMUM_DESCRIPTORS];
  int null = -1;

  if (setpgid(0, 0) != 0) return;
  if (launch->lifeline >= 0) {
    const pid_t group = getpid();
    if (write(launch->lifeline, &group, sizeof group) != sizeof group) return;
  }
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return;
  // The parent may have ended before the request was in place.
  if (getppid() != launch->parent) _exit(127);
  if (!take_identity(launch)) {
    launch->is_of_namespace = 1;
    return;
  }
  if (!cover_folder(launch)) {
    launch->is_of_folder = 1;
    return;
  }

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

  // A handler of the parent's mustn't run here, and what it ignores isn't ignored by the program. Nobody
  // sends real-time signals to a process as young as this one, and each call takes its time.
  const struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number <= SIGSYS; number++) sigaction(number, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);

  if (launch->directory != NULL && chdir(launch->directory) != 0) return;
  if (launch->confinement != NULL && !confine(launch, ruleset)) return;
  execve(launch->path, launch->argv, launch->envp);
}

static int child(void *argument) {
  struct launch *launch = argument;
  become_program(launch);
  launch->error = errno;
  _exit(127);
}

// Makes the child, in its namespaces, and waits until it has become the program. Returns its number,
// or -1.
static pid_t start(struct launch *launch) {
  _Alignas(16) char stack[CHILDS_STACK];
  launch->error = 0;
  launch->is_of_namespace = 0;
  launch->is_of_folder = 0;
  const pid_t process = clone(child, stack + sizeof stack,
                              CLONE_VM | CLONE_VFORK | SIGCHLD | launch->namespaces, launch);
  if (process < 0) {
    launch->error = errno;
    launch->is_of_namespace = launch->namespaces != 0;
  } else if (launch->error != 0) {
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) continue;
  }
  return launch->error == 0 ? process : -1;
}

// Whether the kernel counts processes and threads in each user namespace by itself: Linux 5.14.
static int counts_processes(void) {
  struct utsname system;
  unsigned major, minor;
  if (uname(&system) != 0 || sscanf(system.release, "%u.%u", &major, &minor) != 2) return 0;
  return major > 5 || (major == 5 && minor >= 14);
}

// The namespaces in which a process can be limited further.
static int wanted_namespaces(const struct qx_confinement *confinement, uid_t user) {
  // What confines makes namespaces itself.
  if (confinement == NULL || confinement->keeps_capabilities) return 0;
  int namespaces = 0;
  // Nothing limits how many processes root has.
  if (confinement->most_processes != ~0ULL && user != 0 && counts_processes()) {
    namespaces |= CLONE_NEWUSER;
  }
  if (confinement->folder != NULL && confinement->folder_size != 0) {
    namespaces |= CLONE_NEWUSER | CLONE_NEWNS;
  }
  return namespaces;
}

// Writes the line that maps a number to itself.
static void identify(char line[64], unsigned number) {
  snprintf(line, 64, "%u %u 1", number, number);
}

pid_t _qx_launch(
  const char *path, char *const *argv, char *const *envp, const int *descriptors, int count,
  const char *directory, struct qx_confinement *confinement, int lifeline
) {
  if (count < 0 || count > MAXIMUM_DESCRIPTORS) return -EINVAL;
  const uid_t user = geteuid();
  struct launch launch = {
    .path = path, .argv = argv, .envp = envp,
    .descriptors = descriptors, .count = count,
    .directory = directory, .confinement = confinement, .parent = getpid(),
    .lifeline = lifeline,
    .namespaces = wanted_namespaces(confinement, user),
  };
  identify(launch.user, user);
  identify(launch.group, getegid());
  if (launch.namespaces & CLONE_NEWNS) {
    snprintf(launch.options, sizeof launch.options, "mode=700,size=%llu,nr_inodes=%llu",
             confinement->folder_size, confinement->folder_files);
  }
  struct qx_filter filter;
  if (confinement != NULL && confinement->is_filtered) {
    qx_make_filter(&filter, confinement->permissions);
    launch.filter = &filter;
  }

  // No handler of this process may run in the child while both share memory.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t process = start(&launch);
  if (process < 0 && launch.is_of_namespace && !(launch.namespaces & CLONE_NEWNS)) {
    // Not every system lets its users have any.
    launch.namespaces = 0;
    process = start(&launch);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (process >= 0) return process;
  if (launch.is_of_folder || (launch.is_of_namespace && launch.namespaces & CLONE_NEWNS)) {
    confinement->is_folder_on_disk_only = 1;
  }
  return -launch.error;
}

int _qx_guard(pid_t *process) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -errno;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  *process = fork();
  if (*process == 0) {
    // Out of reach of the terminal's signals, and of those for this group.
    setpgid(0, 0);
    dup2(ends[0], 0);
    // The call is Linux 5.9's.
    if (syscall(SYS_close_range, 1U, ~0U, 0U) != 0) {
      for (int number = 1; number < 4096; number++) close(number);
    }
    // The last counts: a program may take several attempts.
    pid_t group = 0, next;
    while (1) {
      const ssize_t count = read(0, &next, sizeof next);
      if (count == sizeof next) group = next;
      if (count == 0 || (count < 0 && errno != EINTR)) break;
    }
    if (group > 1) kill(-group, SIGKILL);
    _exit(0);
  }
  const int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[0]);
  if (*process > 0) return ends[1];
  close(ends[1]);
  return -error;
}

int _qx_process_descriptor(pid_t process) {
  return (int)syscall(SYS_pidfd_open, process, 0U);
}

int _qx_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

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
