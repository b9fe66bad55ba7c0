// Makes system calls and prints, a line each, the call and what became of it: 0, or the error's
// number. None does any harm where it is allowed.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *name, long result) {
  printf("%s %d\n", name, result < 0 ? errno : 0);
}

static void *nothing(void *argument) { return argument; }

static long start_thread(void) {
  pthread_t thread;
  const int error = pthread_create(&thread, NULL, nothing, NULL);
  if (error != 0) {
    errno = error;
    return -1;
  }
  return pthread_join(thread, NULL);
}

static long start_process(void) {
  const pid_t process = fork();
  if (process == 0) _exit(0);
  return process < 0 ? -1 : waitpid(process, NULL, 0);
}

static long start_process_in_place(void) {
  const pid_t process = vfork();
  if (process == 0) _exit(0);
  return process < 0 ? -1 : waitpid(process, NULL, 0);
}

static long allocate(size_t size) {
  // Written to the end: the compiler must not leave it out.
  volatile char *memory = malloc(size);
  if (memory == NULL) return -1;
  memory[size - 1] = 1;
  free((void *)memory);
  return 0;
}

// What is in the environment, in the descriptors and in the limits.
static void describe(void) {
  extern char **environ;
  int variables = 0, descriptors = 0;
  while (environ[variables] != NULL) variables++;
  for (int number = 0; number < 1024; number++) descriptors += fcntl(number, F_GETFD) >= 0;
  struct rlimit cores, files;
  getrlimit(RLIMIT_CORE, &cores);
  getrlimit(RLIMIT_NOFILE, &files);
  printf("variables %d\ndescriptors %d\n", variables, descriptors);
  printf("cores %llu\nfiles %llu\n", (unsigned long long)cores.rlim_max,
         (unsigned long long)files.rlim_max);
  printf("no-new-privileges %d\n", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
}

int main(void) {
  int pair[2];
  char letter = 'x';
  unsigned long processors = ~0UL;
  // A file that isn't this process's business, and that it may not even open.
  const char *file = getenv("FILE");
  tell("thread", start_thread());
  tell("socketpair", socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
  tell("own-signal", syscall(SYS_tgkill, getpid(), gettid(), 0));
  tell("own-priority", syscall(SYS_sched_setaffinity, 0, sizeof processors, &processors) < 0 &&
                           errno == EPERM ? -1 : 0);
  tell("own-limits", syscall(SYS_prlimit64, 0, RLIMIT_CORE, NULL, NULL));
  tell("little-memory", allocate(1 << 20));

  tell("process", start_process());
  tell("vfork", start_process_in_place());
  tell("clone3", syscall(SYS_clone3, NULL, 0));
  tell("execveat", syscall(SYS_execveat, -1, "", NULL, NULL, 0));
  tell("kill", kill(getppid(), 0));
  tell("other-signal", syscall(SYS_tgkill, getppid(), getppid(), 0));
  tell("unix-socket", socket(AF_UNIX, SOCK_STREAM, 0));
  tell("datagram-sockets", socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
  tell("connect", connect(-1, NULL, 0));
  tell("internet-socket", socket(AF_INET, SOCK_STREAM, 0));
  tell("netlink-socket", socket(AF_NETLINK, SOCK_RAW, 0));
  tell("ptrace", ptrace(PTRACE_TRACEME, 0, NULL, NULL));
  tell("process-memory", syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0));
  tell("bpf", syscall(SYS_bpf, 0, NULL, 0));
  tell("userfaultfd", syscall(SYS_userfaultfd, 0));
  tell("io-uring", syscall(SYS_io_uring_setup, 1, NULL));
  tell("mount", syscall(SYS_mount, NULL, NULL, NULL, 0, NULL));
  tell("chroot", syscall(SYS_chroot, "/"));
  tell("unshare", syscall(SYS_unshare, 0));
  tell("setuid", syscall(SYS_setuid, getuid()));
  tell("chmod", chmod("/nonexistent", 0600));
  // fchmodat, fchmodat2 (452) and setxattrat (463), by their numbers.
  tell("change-mode", syscall(SYS_fchmodat, AT_FDCWD, file, 0777));
  tell("change-mode-2", syscall(452, AT_FDCWD, file, 0777, 0));
  tell("set-attribute", syscall(463, AT_FDCWD, file, 0, "user.x", NULL, 0));
  tell("newest-call", syscall(500));
  tell("shared-memory", syscall(SYS_shmget, 0, 4096, 01600));
  tell("message-queue", syscall(SYS_msgget, 0, 01600));
  tell("semaphores", syscall(SYS_semget, 0, 1, 01600));
  tell("watch-files", syscall(SYS_inotify_add_watch, -1, "/", 1));
  tell("new-session", setsid());
  tell("new-group", setpgid(0, 0));
  tell("other-processors", syscall(SYS_sched_setaffinity, getppid(), sizeof processors, &processors));
  tell("outlive-parent", prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0));
  tell("signals-by-descriptor", fcntl(0, F_SETOWN, getppid()));
  struct rlimit limit = {1, 1};
  tell("set-limits", setrlimit(RLIMIT_CORE, &limit));
  tell("symlink", symlink("/", "/nonexistent/link"));
  tell("hard-link", link("/", "/nonexistent/link"));
  tell("truncate", truncate("/nonexistent", 0));
  tell("key", syscall(SYS_keyctl, 0, 0, 0, 0, 0));
  tell("priority", setpriority(PRIO_PROCESS, 0, 19));
  tell("clock", syscall(SYS_clock_settime, -1, NULL));
  tell("terminal-input", ioctl(0, TIOCSTI, &letter));
  tell("other-limits", syscall(SYS_prlimit64, getppid(), RLIMIT_CORE, NULL, NULL));
  tell("much-memory", allocate((size_t)1 << 31));
  describe();
  return 0;
}
