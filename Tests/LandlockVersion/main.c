// Runs a program on a kernel that seems to be older, or to allow less, than this one.
//
// Usage: landlock-version [--without-user-namespaces] VERSION PROGRAM ARGUMENT...
//
// VERSION is that of Landlock's interface: 0 for a kernel that has none, as some containers have it:
// its system calls don't exist. `full` leaves Landlock as it is. Ends as the program does, and with
// 125 if it can't be run so.
//
// The answers of an older Landlock come from this process, which the kernel asks (seccomp's user
// notification). Rights that the version doesn't know are refused as by that kernel; what it knows
// goes to this kernel, so what the program gets in the end is what it would have had there.
//
// Source: Linux, Documentation/userspace-api/landlock.rst and seccomp_filter.rst,
// security/landlock/syscalls.c of 6.12.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

// The same on every architecture; systems' headers are older than their kernels.
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446, CLONE3 = 435 };
enum { ASK_FOR_VERSION = 1, NET_PORT = 2 };

enum { AS_IT_IS = -1 };

static int failure(const char *what) {
  fprintf(stderr, "landlock-version: %s: %s\n", what, strerror(errno));
  return 125;
}

// `struct landlock_ruleset_attr`: rights on files, on the network, and scopes.
struct ruleset {
  unsigned long long members[3];
};

// The rights that a version knows.
static struct ruleset known(int version) {
  const int files = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
  return (struct ruleset){
    .members = {(1ULL << files) - 1, version >= 4 ? 3 : 0, version >= 6 ? 3 : 0},
  };
}

// How many bytes of the structure a version knows.
static size_t known_size(int version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

// What a kernel of that version says to a ruleset: an error's number, or 0 to ask this one.
static int refusal(const struct ruleset *ruleset, int version) {
  const struct ruleset rights = known(version);
  // Bytes that a kernel doesn't know must be zero.
  for (size_t index = known_size(version) / 8; index < 3; index++) {
    if (ruleset->members[index] != 0) return E2BIG;
  }
  for (size_t index = 0; index < 3; index++) {
    if (ruleset->members[index] & ~rights.members[index]) return EINVAL;
  }
  return 0;
}

static void answer(const struct seccomp_notif *call, int version,
                   struct seccomp_notif_resp *response) {
  const unsigned long long *arguments = call->data.args;
  const unsigned flags = (unsigned)arguments[2];
  int error = 0;
  response->id = call->id;
  switch (call->data.nr) {
  case CREATE_RULESET:
    if (flags == ASK_FOR_VERSION && arguments[0] == 0 && arguments[1] == 0) {
      response->val = version;
      return;
    }
    if (flags != 0) {
      error = EINVAL;
    } else {
      struct ruleset ruleset = {{0}};
      const size_t size = arguments[1] < sizeof ruleset ? arguments[1] : sizeof ruleset;
      const struct iovec here = {&ruleset, size};
      const struct iovec there = {(void *)arguments[0], size};
      if (process_vm_readv((pid_t)call->pid, &here, 1, &there, 1, 0) == (ssize_t)size) {
        error = refusal(&ruleset, version);
      } else if (errno != EFAULT) {
        // Nobody must take this kernel's answer for the older one's.
        error = errno;
      }
    }
    break;
  case ADD_RULE:
    if (arguments[1] == NET_PORT && version < 4) error = EINVAL;
    break;
  case RESTRICT_SELF:
    // Flags came with version 7.
    if (arguments[1] != 0 && version < 7) error = EINVAL;
    break;
  }
  if (error != 0) {
    response->error = -error;
  } else {
    response->flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  }
}

// Answers a call, unless who made it has ended meanwhile.
static void serve(int listener, int version) {
  // Later kernels may have longer structures: they say how long.
  struct seccomp_notif_sizes sizes;
  if (syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0U, &sizes) != 0) return;
  struct seccomp_notif *call = calloc(1, sizes.seccomp_notif + sizeof *call);
  struct seccomp_notif_resp *response = calloc(1, sizes.seccomp_notif_resp + sizeof *response);
  if (call != NULL && response != NULL &&
      ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, call) == 0) {
    answer(call, version, response);
    (void)ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, response);
  }
  free(call);
  free(response);
}

struct filter {
  struct sock_filter instructions[24];
  unsigned short count;
};

static void add(struct filter *filter, struct sock_filter instruction) {
  filter->instructions[filter->count++] = instruction;
}

static void load(struct filter *filter, unsigned offset) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void answer_call(struct filter *filter, unsigned number, unsigned answer) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1));
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer));
}

// Refuses a call whose first argument has the flag for user namespaces.
static void refuse_namespace(struct filter *filter, unsigned number) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4));
  load(filter, offsetof(struct seccomp_data, args));
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 0, 1));
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

// Applies the filter to this process and all that it starts.
//
// Returns the descriptor that the kernel asks by, or 0 where it needn't; -1 and errno if it can't be.
static int apply(int version, int has_user_namespaces) {
  struct filter filter = {.count = 0};
  load(&filter, offsetof(struct seccomp_data, nr));
  if (version != AS_IT_IS) {
    const unsigned missing = SECCOMP_RET_ERRNO | ENOSYS;
    for (unsigned number = CREATE_RULESET; number <= RESTRICT_SELF; number++) {
      answer_call(&filter, number, version == 0 ? missing : SECCOMP_RET_USER_NOTIF);
    }
  }
  if (!has_user_namespaces) {
    // Its flags are in memory, where no filter can look; the C library then uses clone.
    answer_call(&filter, CLONE3, SECCOMP_RET_ERRNO | ENOSYS);
    refuse_namespace(&filter, SYS_clone);
    refuse_namespace(&filter, SYS_unshare);
  }
  add(&filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const struct sock_fprog program = {.len = filter.count, .filter = filter.instructions};
  const unsigned flags = version > 0 ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

// Ends as another process has ended.
static int end_as(int status) {
  if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, WTERMSIG(status));
  signal(WTERMSIG(status), SIG_DFL);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  raise(WTERMSIG(status));
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  return 128 + WTERMSIG(status);
}

static int supervise(pid_t program, int listener, int signals, int version) {
  while (1) {
    struct pollfd waits[] = {
      {.fd = listener, .events = POLLIN}, {.fd = signals, .events = POLLIN},
    };
    if (poll(waits, 2, -1) < 0 && errno != EINTR) return failure("poll");
    if (waits[0].revents & POLLIN) serve(listener, version);
    if (!(waits[1].revents & POLLIN)) continue;
    struct signalfd_siginfo info;
    if (read(signals, &info, sizeof info) != sizeof info) continue;
    int status;
    if (info.ssi_signo != SIGCHLD) {
      kill(program, (int)info.ssi_signo);
    } else if (waitpid(program, &status, WNOHANG) == program) {
      return end_as(status);
    }
  }
}

int main(int count, char **arguments) {
  char **words = arguments + 1;
  const int has_user_namespaces =
      count < 2 || strcmp(words[0], "--without-user-namespaces") != 0;
  if (!has_user_namespaces) words++;
  if (words[0] == NULL || words[1] == NULL) {
    fputs("usage: landlock-version [--without-user-namespaces] VERSION PROGRAM ARGUMENT...\n",
          stderr);
    return 125;
  }
  const int version = strcmp(words[0], "full") == 0 ? AS_IT_IS : atoi(words[0]);
  if (version > 0 && syscall(CREATE_RULESET, NULL, 0L, ASK_FOR_VERSION) < version) {
    fprintf(stderr, "landlock-version: the kernel's own version is less than %d\n", version);
    return 125;
  }
  const int listener = apply(version, has_user_namespaces);
  if (listener < 0) return failure("seccomp");
  words++;
  if (version <= 0) {
    execv(words[0], words);
    return failure(words[0]);
  }

  sigset_t watched, before;
  sigemptyset(&watched);
  for (const int *number = (const int[]){SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP, 0}; *number != 0;
       number++) {
    sigaddset(&watched, *number);
  }
  sigprocmask(SIG_BLOCK, &watched, &before);
  const pid_t supervisor = getpid();
  const pid_t program = fork();
  if (program == 0) {
    close(listener);
    sigprocmask(SIG_SETMASK, &before, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != supervisor) _exit(125);
    execv(words[0], words);
    _exit(failure(words[0]));
  }
  if (program < 0) return failure("fork");
  const int signals = signalfd(-1, &watched, SFD_CLOEXEC);
  if (signals < 0) return failure("signalfd");
  return supervise(program, listener, signals, version);
}
