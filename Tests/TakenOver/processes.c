// Processes: `process` is one of the same user's, outside.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  A_THREADS = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM,
  NEW_TIME = 0x80, MOST_THREADS = 3000, STACK = 8192,
};

static int ends_at_once(void *argument) {
  (void)argument;
  return 0;
}

// Makes a thread and waits for its end.
static int thread_with(int flags) {
  static char stack[STACK] __attribute__((aligned(16)));
  static volatile pid_t thread;
  thread = 1;
  // It has no storage of its own: it must not do anything.
  const int result = clone(ends_at_once, stack + sizeof stack, flags | CLONE_CHILD_CLEARTID, NULL,
                           NULL, NULL, &thread);
  if (result < 0) return errno;
  while (thread != 0) sched_yield();
  return 0;
}

// Makes a process, as fork does, and waits for its end.
static int process_with(long flags) {
  const long process = syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
  if (process == 0) _exit(0);
  if (process < 0) return errno;
  waitpid((pid_t)process, NULL, 0);
  return 0;
}

static int thread_own_files(void) { return thread_with(A_THREADS & ~CLONE_FILES); }
static int thread_own_place(void) { return thread_with(A_THREADS & ~CLONE_FS); }
// CLOSE_RANGE_UNSHARE, of numbers that nothing has.
static int own_descriptors(void) { return error_of(syscall(436, 5000U, 5001U, 2U)); }
static int thread_traced(void) { return thread_with(A_THREADS | CLONE_PTRACE); }
static int thread_new_network(void) { return thread_with(A_THREADS | CLONE_NEWNET); }
static int thread_new_names(void) { return thread_with(A_THREADS | CLONE_NEWUTS); }
static int thread_new_ipc(void) { return thread_with(A_THREADS | CLONE_NEWIPC); }
static int thread_new_cgroup(void) { return thread_with(A_THREADS | CLONE_NEWCGROUP); }
static int thread_new_processes(void) { return thread_with(A_THREADS | CLONE_NEWPID); }
static int thread_new_user(void) { return thread_with(A_THREADS | CLONE_NEWUSER); }
static int thread_new_files(void) {
  return thread_with((A_THREADS & ~CLONE_FS) | CLONE_NEWNS);
}
static int process(void) { return process_with(0); }
static int process_same_memory(void) {
  const pid_t process = vfork();
  if (process == 0) _exit(0);
  return process < 0 ? errno : error_of(waitpid(process, NULL, 0));
}
static int process_by_clone3(void) {
  uint64_t arguments[8] = {[4] = SIGCHLD};
  const long process = syscall(435, arguments, sizeof arguments);
  if (process == 0) _exit(0);
  return process < 0 ? errno : error_of(waitpid((pid_t)process, NULL, 0));
}
static int namespaces_by_clone3(void) {
  uint64_t arguments[8] = {[0] = CLONE_NEWUSER | CLONE_NEWNET, [4] = SIGCHLD};
  const long process = syscall(435, arguments, sizeof arguments);
  if (process == 0) _exit(0);
  return process < 0 ? errno : error_of(waitpid((pid_t)process, NULL, 0));
}
static int process_new_user(void) { return process_with(CLONE_NEWUSER); }
static int process_new_files(void) { return process_with(CLONE_NEWUSER | CLONE_NEWNS); }
static int process_new_network(void) { return process_with(CLONE_NEWUSER | CLONE_NEWNET); }
static int process_new_processes(void) { return process_with(CLONE_NEWUSER | CLONE_NEWPID); }
static int process_new_ipc(void) { return process_with(CLONE_NEWUSER | CLONE_NEWIPC); }
static int process_new_names(void) { return process_with(CLONE_NEWUSER | CLONE_NEWUTS); }
static int process_new_cgroup(void) { return process_with(CLONE_NEWUSER | CLONE_NEWCGROUP); }
// With this process's parent as its own it would outlive it.
static int process_of_parent(void) {
  const long process = syscall(SYS_clone, CLONE_PARENT, NULL, NULL, NULL, NULL);
  if (process == 0) _exit(0);
  return error_of(process);
}

static int unshare_all(void) {
  static const long flags[] = {
    CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWPID, CLONE_NEWIPC, CLONE_NEWUTS,
    CLONE_NEWCGROUP, NEW_TIME, CLONE_FILES, CLONE_FS, 0,
  };
  for (size_t index = 0; index < sizeof flags / sizeof *flags; index++) {
    const int error = error_of(syscall(SYS_unshare, flags[index]));
    if (error != EPERM) return error;
  }
  return EPERM;
}

static int join_namespace(void) { return error_of(setns(-1, 0)); }

static volatile int may_end;

static int waits(void *argument) {
  (void)argument;
  while (!may_end) syscall(SYS_futex, &may_end, FUTEX_WAIT, 0, NULL, NULL, 0);
  return 0;
}

static int threads(void) {
  static pid_t alive[MOST_THREADS];
  char *stacks = mmap(NULL, (size_t)MOST_THREADS * STACK, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stacks == MAP_FAILED) return errno;
  int count = 0, error = 0;
  may_end = 0;
  for (; count < MOST_THREADS; count++) {
    alive[count] = 1;
    if (clone(waits, stacks + (size_t)(count + 1) * STACK, A_THREADS | CLONE_CHILD_CLEARTID, NULL,
              NULL, NULL, &alive[count]) < 0) {
      error = errno;
      break;
    }
  }
  tell_amount(count);
  may_end = 1;
  syscall(SYS_futex, &may_end, FUTEX_WAKE, MOST_THREADS, NULL, NULL, 0);
  for (int index = 0; index < count; index++) {
    while (*(volatile pid_t *)&alive[index] != 0) sched_yield();
  }
  munmap(stacks, (size_t)MOST_THREADS * STACK);
  return error;
}

static pid_t other(void) { return (pid_t)number_parameter("process"); }

static int trace(void) { return error_of(ptrace(PTRACE_SEIZE, other(), NULL, NULL)); }
static int be_traced(void) { return error_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL)); }
static int read_memory(void) {
  char byte;
  const struct iovec here = {&byte, 1}, there = {NOWHERE, 1};
  return error_of(process_vm_readv(other(), &here, 1, &there, 1, 0));
}
static int write_memory(void) {
  char byte = 0;
  const struct iovec here = {&byte, 1}, there = {NOWHERE, 1};
  return error_of(process_vm_writev(other(), &here, 1, &there, 1, 0));
}
// Signal 0 ends nothing: it asks whether it could.
static int signal_parent(void) { return error_of(kill(getppid(), 0)); }
static int signal_other(void) { return error_of(kill(other(), 0)); }
static int signal_everybody(void) { return error_of(kill(-1, 0)); }
static int signal_parents_thread(void) {
  return error_of(syscall(SYS_tgkill, getppid(), getppid(), 0));
}
static int signal_thread(void) { return error_of(syscall(SYS_tkill, other(), 0)); }
static int signal_with_value(void) {
  return error_of(syscall(SYS_rt_sigqueueinfo, other(), 0, NOWHERE));
}
static int descriptor_of(pid_t process) {
  const int number = (int)syscall(SYS_pidfd_open, process, 0U);
  if (number < 0) return errno;
  close(number);
  return 0;
}
static int descriptor_of_parent(void) { return descriptor_of(getppid()); }
static int descriptor_of_other(void) { return descriptor_of(other()); }
static int signal_by_descriptor(void) {
  return error_of(syscall(SYS_pidfd_send_signal, -1, 0, NULL, 0));
}
static int take_descriptor(void) { return error_of(syscall(SYS_pidfd_getfd, -1, 0, 0U)); }
static int outlive(void) { return error_of(prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0)); }
static int name_tracer(void) { return error_of(prctl(PR_SET_PTRACER, -1L, 0, 0, 0)); }
static int new_session(void) { return error_of(setsid()); }
static int new_group(void) { return error_of(setpgid(0, 0)); }
static int others_priority(void) { return error_of(setpriority(PRIO_PROCESS, (id_t)other(), 19)); }
static int own_priority(void) { return error_of(setpriority(PRIO_PROCESS, 0, 19)); }
static int real_time(void) {
  const struct sched_param parameter = {.sched_priority = 1};
  const int error = error_of(sched_setscheduler(0, SCHED_FIFO, &parameter));
  const struct sched_param before = {.sched_priority = 0};
  if (error == 0) sched_setscheduler(0, SCHED_OTHER, &before);
  return error;
}
static int others_scheduler(void) {
  const struct sched_param parameter = {.sched_priority = 0};
  return error_of(sched_setscheduler(other(), SCHED_BATCH, &parameter));
}
static int others_processors(void) {
  const unsigned long all = ~0UL;
  return error_of(syscall(SYS_sched_setaffinity, other(), sizeof all, &all));
}
static int see_others_processors(void) {
  unsigned long set[128];
  return error_of(syscall(SYS_sched_getaffinity, other(), sizeof set, set));
}
static int others_limits(void) {
  struct rlimit limit;
  return error_of(syscall(SYS_prlimit64, other(), RLIMIT_CORE, NULL, &limit));
}
static int own_limits(void) {
  struct rlimit limit = {0, 0};
  return error_of(syscall(SYS_prlimit64, 0, RLIMIT_CORE, &limit, NULL));
}
static int own_limits_by_old_call(void) {
  const struct rlimit limit = {0, 0};
  return error_of(syscall(SYS_setrlimit, RLIMIT_CORE, &limit));
}
static int others_input_priority(void) {
  return error_of(syscall(SYS_ioprio_set, 1, other(), 0x6007));
}
static int see_others_group(void) { return error_of(getpgid(other())); }
static int see_others_session(void) { return error_of(getsid(other())); }
static int see_others_priority(void) {
  errno = 0;
  getpriority(PRIO_PROCESS, (id_t)other());
  return errno;
}
static int see_others_scheduler(void) { return error_of(sched_getscheduler(other())); }
static int compare(void) { return error_of(syscall(SYS_kcmp, other(), other(), 0, 0, 0)); }
static int move_pages_of(void) {
  return error_of(syscall(SYS_move_pages, other(), 0L, NULL, NULL, NULL, 0));
}
static int migrate_pages_of(void) {
  return error_of(syscall(SYS_migrate_pages, other(), 0L, NULL, NULL));
}
static int advise_about(void) { return error_of(syscall(440, -1, NULL, 0L, 0, 0)); }
static int locks_of(void) {
  return error_of(syscall(SYS_get_robust_list, other(), NOWHERE, NOWHERE));
}

// Writes a file and runs it: it isn't a program, which is only told if it may be run.
static int run_own_file(void) {
  const char *path = path_in(scratch_folder(), "program");
  const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0700);
  if (file < 0) return errno;
  const ssize_t count = write(file, "\x7FNOT", 4);
  close(file);
  char *const nothing[] = {NULL};
  const int error = count == 4 ? error_of(execve(path, nothing, nothing)) : EIO;
  unlink(path);
  return error;
}
static int run_by_descriptor(void) {
  char *const nothing[] = {NULL};
  return error_of(syscall(SYS_execveat, -1, "", nothing, nothing, 0x1000));
}

int run_other_program(void) {
  char *const words[] = {"echo", "attempt run-other-program allowed 0 0\nend", NULL};
  char *const nothing[] = {NULL};
  return error_of(execve("/bin/echo", words, nothing));
}

const struct attempt processes[] = {
  {"thread-own-files", thread_own_files},
  {"thread-own-place", thread_own_place},
  {"own-descriptors", own_descriptors},
  {"thread-traced", thread_traced},
  {"thread-new-network", thread_new_network},
  {"thread-new-names", thread_new_names},
  {"thread-new-ipc", thread_new_ipc},
  {"thread-new-cgroup", thread_new_cgroup},
  {"thread-new-processes", thread_new_processes},
  {"thread-new-user", thread_new_user},
  {"thread-new-files", thread_new_files},
  {"process", process},
  {"process-same-memory", process_same_memory},
  {"process-by-clone3", process_by_clone3},
  {"namespaces-by-clone3", namespaces_by_clone3},
  {"process-of-parent", process_of_parent},
  {"process-new-user", process_new_user},
  {"process-new-files", process_new_files},
  {"process-new-network", process_new_network},
  {"process-new-processes", process_new_processes},
  {"process-new-ipc", process_new_ipc},
  {"process-new-names", process_new_names},
  {"process-new-cgroup", process_new_cgroup},
  {"unshare", unshare_all},
  {"join-namespace", join_namespace},
  {"threads", threads},
  {"trace", trace},
  {"be-traced", be_traced},
  {"read-memory", read_memory},
  {"write-memory", write_memory},
  {"signal-parent", signal_parent},
  {"signal-other", signal_other},
  {"signal-everybody", signal_everybody},
  {"signal-parents-thread", signal_parents_thread},
  {"signal-thread", signal_thread},
  {"signal-with-value", signal_with_value},
  {"signal-by-descriptor", signal_by_descriptor},
  {"descriptor-of-parent", descriptor_of_parent},
  {"descriptor-of-other", descriptor_of_other},
  {"take-descriptor", take_descriptor},
  {"outlive", outlive},
  {"name-tracer", name_tracer},
  {"new-session", new_session},
  {"new-group", new_group},
  {"others-priority", others_priority},
  {"own-priority", own_priority},
  {"real-time", real_time},
  {"others-scheduler", others_scheduler},
  {"others-processors", others_processors},
  {"see-others-processors", see_others_processors},
  {"others-limits", others_limits},
  {"own-limits", own_limits},
  {"own-limits-by-old-call", own_limits_by_old_call},
  {"others-input-priority", others_input_priority},
  {"see-others-group", see_others_group},
  {"see-others-session", see_others_session},
  {"see-others-priority", see_others_priority},
  {"see-others-scheduler", see_others_scheduler},
  {"compare", compare},
  {"move-pages", move_pages_of},
  {"migrate-pages", migrate_pages_of},
  {"advise-about", advise_about},
  {"locks-of", locks_of},
  {"run-own-file", run_own_file},
  {"run-by-descriptor", run_by_descriptor},
  {NULL, NULL},
};
