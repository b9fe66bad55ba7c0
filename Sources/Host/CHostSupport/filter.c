// The filter for system calls: those that QEMU needs, with arguments that do no harm. What it refuses,
// it refuses with an error: a guest that asks QEMU for more than it may gets that error, and goes on.
//
// QEMU has such filters, too (-sandbox). They aren't in every build, they take longer to set up, and
// in QEMU 7.2 a guest that asks for a command of the host ends QEMU by a signal.
#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined __x86_64__
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "add the host's AUDIT_ARCH value"
#endif

// Calls of Linux 5.1 to 6.10, which have the same numbers everywhere; headers are older than kernels.
enum {
  CLONE3 = 435, CLOSE_RANGE = 436, OPENAT2 = 437, FACCESSAT2 = 439, EPOLL_PWAIT2 = 441,
  FUTEX_WAITV = 449, MAP_SHADOW_STACK = 453, FUTEX_WAKE = 454, FUTEX_WAIT = 455,
  FUTEX_REQUEUE = 456, PIDFD_SEND_SIGNAL = 424,
  // mseal. What came later isn't known here, and doesn't exist for a confined process.
  NEWEST = 462,
};

// CLOSE_RANGE_CLOEXEC.
enum { CLOSE_RANGE_AND_EXECUTE = 1 << 2 };

// An operation of prctl since Linux 5.17: a name for memory, as the C library gives it.
enum { SET_VMA = 0x53564D41 };

// What QEMU needs, and the C library. Every other call is refused: a call is added here with the
// reason in Tests/TakenOver, which tries all of them.
static const short allowed_always[] = {
  // Files, as far as the barrier lets them be opened. Not by an `open` that empties a file: below.
  SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_pwrite64, SYS_preadv, SYS_pwritev,
  SYS_preadv2, SYS_pwritev2, SYS_lseek, SYS_close, SYS_dup, SYS_dup3, SYS_ftruncate, SYS_fsync,
  SYS_fdatasync, SYS_fadvise64, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_statfs,
  SYS_fstatfs, SYS_faccessat, FACCESSAT2, SYS_readlinkat, SYS_getdents64, SYS_getcwd, SYS_chdir,
  SYS_fchdir, SYS_mkdirat, SYS_unlinkat, SYS_umask,
#ifdef SYS_open
  SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_getdents, SYS_mkdir, SYS_rmdir,
  SYS_unlink, SYS_rename, SYS_dup2,
#endif
#ifdef SYS_renameat
  SYS_renameat,
#endif
  // Waiting, and being woken.
  SYS_ppoll, SYS_pselect6, SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_pwait, EPOLL_PWAIT2,
  SYS_eventfd2, SYS_signalfd4, SYS_timerfd_create, SYS_timerfd_settime, SYS_timerfd_gettime,
  SYS_pipe2, SYS_nanosleep, SYS_clock_nanosleep,
#ifdef SYS_poll
  SYS_poll, SYS_select, SYS_epoll_create, SYS_epoll_wait, SYS_eventfd, SYS_signalfd, SYS_pipe,
  SYS_pause,
#endif
  // Sockets that it was given: connected, or to be connected to.
  SYS_sendto, SYS_recvfrom, SYS_sendmsg, SYS_recvmsg, SYS_sendmmsg, SYS_recvmmsg, SYS_shutdown,
  SYS_listen, SYS_accept, SYS_accept4, SYS_getsockname, SYS_getpeername, SYS_getsockopt,
  // Memory. Not by every `mmap`: below.
  SYS_brk, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_msync, SYS_mincore,
  SYS_membarrier, SYS_get_mempolicy, MAP_SHADOW_STACK,
  // Threads, which `clone` starts, and their signals. bubblewrap's own process waits for QEMU.
  SYS_futex, FUTEX_WAITV, FUTEX_WAKE, FUTEX_WAIT, FUTEX_REQUEUE, SYS_set_robust_list, SYS_rseq,
  SYS_set_tid_address, SYS_sched_yield, SYS_exit, SYS_exit_group,
  SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigpending, SYS_rt_sigtimedwait,
  SYS_rt_sigsuspend, SYS_sigaltstack, SYS_restart_syscall, SYS_wait4, SYS_waitid,
#ifdef SYS_arch_prctl
  SYS_arch_prctl,
#endif
  // The start of QEMU itself, after the filter is in place. What else may be executed, the barrier
  // says.
  SYS_execve,
  // What it is, and what there is.
  SYS_getpid, SYS_getppid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid,
  SYS_getresuid, SYS_getresgid, SYS_getgroups, SYS_capget, SYS_uname, SYS_sysinfo, SYS_getcpu,
  SYS_getrusage, SYS_getrlimit, SYS_times, SYS_gettimeofday, SYS_clock_gettime, SYS_clock_getres,
  SYS_getrandom,
#ifdef SYS_time
  SYS_time, SYS_getpgrp,
#endif
};

// What shells and the programs need that they start.
static const short allowed_with_programs[] = {
#ifdef SYS_fork
  SYS_fork, SYS_vfork, SYS_alarm,
#endif
  SYS_getitimer, SYS_setitimer, SYS_getpgid, SYS_getsid, SYS_sendfile,
  SYS_getxattr, SYS_lgetxattr, SYS_fgetxattr, SYS_listxattr, SYS_llistxattr, SYS_flistxattr,
};

// What reaches other processes.
static const short allowed_with_signals[] = {
  SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, PIDFD_SEND_SIGNAL,
};

// What reaches others through sockets; what kinds of them, is below.
static const short allowed_with_network[] = {SYS_connect, SYS_bind};

static void add(struct qx_filter *filter, struct sock_filter instruction) {
  filter->instructions[filter->count++] = instruction;
}

static void load(struct qx_filter *filter, unsigned offset) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

// The low half of an argument. Both hosts are little-endian.
static void load_argument(struct qx_filter *filter, unsigned index) {
  load(filter, offsetof(struct seccomp_data, args) + 8 * index);
}

// Skips instructions if a test of what was loaded says so, and others if it doesn't.
static void skip(
  struct qx_filter *filter, unsigned test, unsigned value, unsigned if_true, unsigned if_false
) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | test | BPF_K, value, if_true, if_false));
}

static void keep_bits(struct qx_filter *filter, unsigned bits) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, bits));
}

static void refuse(struct qx_filter *filter, unsigned error) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error));
}

static void allow(struct qx_filter *filter) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

// What follows looks at the arguments of a call. Each function's instructions end with an answer.

// Beside the permissions: that the process which applies the filter knows its own number.
enum { KNOWS_ITSELF = 1 << 16 };

// Lets a call through if the low half of an argument is one of some values.
static void check_values(
  struct qx_filter *filter, unsigned argument, const unsigned *values, unsigned count
) {
  load_argument(filter, argument);
  // To the answer behind the refusal.
  for (unsigned index = 0; index < count; index++) {
    skip(filter, BPF_JEQ, values[index], count - index, 0);
  }
  refuse(filter, EPERM);
  allow(filter);
}

#define CHECK_VALUES(filter, argument, ...) \
  check_values(filter, argument, (const unsigned[]){__VA_ARGS__}, \
               sizeof((const unsigned[]){__VA_ARGS__}) / sizeof(unsigned))

// The bits of a mode by which a program has the rights of its file's owner or group, whoever runs it.
enum { OTHERS_RIGHTS = S_ISUID | S_ISGID };

// Not where it would make a file with others' rights, empty a file that is opened to be read, or open
// it in the fourth way, for neither: before version 3 of its interface Landlock doesn't ask about
// emptying. The C libraries give a mode of 0 where none is needed.
static void check_opening(struct qx_filter *filter, unsigned flags, unsigned mode) {
  load_argument(filter, mode);
  skip(filter, BPF_JSET, OTHERS_RIGHTS, 5, 0);
  load_argument(filter, flags);
  keep_bits(filter, O_ACCMODE | O_TRUNC);
  skip(filter, BPF_JEQ, O_TRUNC, 2, 0);
  keep_bits(filter, O_ACCMODE);
  skip(filter, BPF_JEQ, O_ACCMODE, 0, 1);
  refuse(filter, EPERM);
  allow(filter);
}

static void check_openat(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  check_opening(filter, 2, 3);
}

#ifdef SYS_open
static void check_open(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  check_opening(filter, 1, 2);
}

static void check_creat(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  load_argument(filter, 1);
  skip(filter, BPF_JSET, OTHERS_RIGHTS, 0, 1);
  refuse(filter, EPERM);
  allow(filter);
}
#endif

// No device in a file's old place.
static void check_renaming(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  CHECK_VALUES(filter, 4, 0, RENAME_NOREPLACE, RENAME_EXCHANGE);
}

// No signals by way of a descriptor, no leases or seals; locks if they are permitted.
static void check_fcntl(struct qx_filter *filter, unsigned permissions) {
  if (permissions & QX_MAY_LOCK) {
    CHECK_VALUES(filter, 1, F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC, F_DUPFD,
                 F_GETLK, F_SETLK, F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW);
  } else {
    CHECK_VALUES(filter, 1, F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC, F_DUPFD);
  }
}

// Nothing that changes a file system, a terminal or an interface, or sends signals.
static void check_ioctl(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  CHECK_VALUES(filter, 1, TCGETS, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX, TIOCGWINSZ);
}

// No descriptors that the other threads don't have (CLOSE_RANGE_UNSHARE): they would be where nobody
// looks.
static void check_closing(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  CHECK_VALUES(filter, 2, 0, CLOSE_RANGE_AND_EXECUTE);
}

// What each thread of a process shares with the others: a thread with descriptors, a folder or
// handlers of its own would have them where nobody looks.
enum {
  SHARED_BY_THREADS =
    CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM,
  // What else the C libraries say; musl says CLONE_DETACHED.
  SAID_OF_THREADS =
    CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | CLONE_DETACHED,
  NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
               CLONE_NEWPID | CLONE_NEWNET,
  // A process that is somebody else's.
  NEVER_CLONED = CLONE_PARENT | CLONE_PTRACE | CLONE_UNTRACED,
};

static void check_cloning(struct qx_filter *filter, unsigned permissions) {
  load_argument(filter, 0);
  if (permissions & QX_MAY_START_PROGRAMS) {
    skip(filter, BPF_JSET, NAMESPACES | NEVER_CLONED, 0, 1);
  } else {
    keep_bits(filter, ~(unsigned)SAID_OF_THREADS);
    skip(filter, BPF_JEQ, SHARED_BY_THREADS, 1, 0);
  }
  refuse(filter, EPERM);
  allow(filter);
}

// Pairs of sockets that are connected to each other: one that isn't sends to whom it likes.
static void check_pairing(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  load_argument(filter, 0);
  skip(filter, BPF_JEQ, AF_UNIX, 0, 4);
  load_argument(filter, 1);
  keep_bits(filter, 0xF);
  skip(filter, BPF_JEQ, SOCK_STREAM, 0, 1);
  allow(filter);
  refuse(filter, EPERM);
}

// Not the computer's own: other programs' sockets, the kernel's.
static void check_socket(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  CHECK_VALUES(filter, 0, AF_INET, AF_INET6);
}

// No programs for the kernel, which filter what a socket gets (SO_ATTACH_FILTER and its like).
static void check_socket_option(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  load_argument(filter, 1);
  skip(filter, BPF_JEQ, SOL_SOCKET, 0, 5);
  load_argument(filter, 2);
  skip(filter, BPF_JEQ, SO_ATTACH_FILTER, 2, 0);
  skip(filter, BPF_JGE, SO_ATTACH_BPF, 0, 2);
  skip(filter, BPF_JGT, SO_ATTACH_REUSEPORT_EBPF, 1, 0);
  refuse(filter, EPERM);
  allow(filter);
}

// Memory that RLIMIT_DATA counts: not such as is shared and has no file, not stacks that grow, not
// huge pages of the system's.
static void check_mapping(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  enum { NEVER = MAP_GROWSDOWN | MAP_HUGETLB, TOGETHER = MAP_SHARED | MAP_ANONYMOUS };
  load_argument(filter, 3);
  skip(filter, BPF_JSET, NEVER, 2, 0);
  keep_bits(filter, TOGETHER);
  skip(filter, BPF_JEQ, TOGETHER, 0, 1);
  refuse(filter, EPERM);
  allow(filter);
}

// Signals to itself only, as abort needs them. One that doesn't know its number sees no processes but
// its own.
static void check_signal(struct qx_filter *filter, unsigned permissions) {
  if (!(permissions & KNOWS_ITSELF) || permissions & QX_MAY_SIGNAL) {
    allow(filter);
    return;
  }
  filter->own_process = filter->count + 1;
  CHECK_VALUES(filter, 0, 0);
}

// Names, what QEMU says about its main thread and its memory, and what can only take away. The
// process's end with the one that has started it stays.
#define NAMES_AND_THE_LIKE \
  PR_SET_NAME, PR_GET_NAME, PR_SET_TIMERSLACK, PR_MCE_KILL, PR_SET_NO_NEW_PRIVS, \
  PR_GET_NO_NEW_PRIVS, PR_CAPBSET_READ, PR_GET_DUMPABLE, SET_VMA

static void check_prctl(struct qx_filter *filter, unsigned permissions) {
  // Filters can refuse what nobody expects to be refused, and the kernel keeps them in its memory.
  if (permissions & QX_MAY_FILTER) {
    CHECK_VALUES(filter, 0, NAMES_AND_THE_LIKE, PR_SET_SECCOMP);
  } else {
    CHECK_VALUES(filter, 0, NAMES_AND_THE_LIKE);
  }
}

// Its own processors.
static void check_processors(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  CHECK_VALUES(filter, 0, 0);
}

// Its own limits, which can only be read.
static void check_limits(struct qx_filter *filter, unsigned permissions) {
  (void)permissions;
  load_argument(filter, 0);
  skip(filter, BPF_JEQ, 0, 0, 5);
  load_argument(filter, 2);
  skip(filter, BPF_JEQ, 0, 0, 3);
  load(filter, offsetof(struct seccomp_data, args) + 8 * 2 + 4);
  skip(filter, BPF_JEQ, 0, 0, 1);
  allow(filter);
  refuse(filter, EPERM);
}

// Calls that are let through with some arguments, if all of some permissions are there.
static const struct {
  short number;
  void (*check)(struct qx_filter *filter, unsigned permissions);
  unsigned permissions;
} checked[] = {
  {SYS_mmap, check_mapping, 0},
  {SYS_openat, check_openat, 0},
#ifdef SYS_open
  {SYS_open, check_open, 0},
  {SYS_creat, check_creat, 0},
#endif
  {SYS_renameat2, check_renaming, 0},
  {SYS_fcntl, check_fcntl, 0},
  {SYS_ioctl, check_ioctl, 0},
  {CLOSE_RANGE, check_closing, 0},
  {SYS_clone, check_cloning, 0},
  {SYS_tgkill, check_signal, 0},
  {SYS_prctl, check_prctl, 0},
  {SYS_sched_setaffinity, check_processors, 0},
  {SYS_sched_getaffinity, check_processors, 0},
  {SYS_prlimit64, check_limits, 0},
  {SYS_setsockopt, check_socket_option, 0},
  {SYS_socketpair, check_pairing, QX_MAY_START_PROGRAMS},
  {SYS_socket, check_socket, QX_MAY_USE_NETWORK},
};

// Calls that programs make in another way where the system hasn't got them. The flags of clone3 are in
// memory, where no filter can look: the C library then uses clone.
static const short missing[] = {CLONE3, OPENAT2, SYS_fallocate, SYS_copy_file_range};

enum { CHECKED = sizeof checked / sizeof *checked };

// What becomes of a call.
enum answer {
  REFUSED, ALLOWED, MISSING,
  // The first of those that are checked, in their order.
  FIRST_CHECKED,
};

// The answers for all numbers, as ranges: each begins with a number and ends before the next one's.
struct ranges {
  short first[NEWEST + 1];
  unsigned char answer[NEWEST + 1];
  unsigned count;
};

static void set(unsigned char *answers, const short *calls, size_t count, enum answer answer) {
  for (size_t index = 0; index < count; index++) answers[calls[index]] = (unsigned char)answer;
}

#define SET(answers, calls, answer) set(answers, calls, sizeof(calls) / sizeof *(calls), answer)

static void make_ranges(struct ranges *ranges, unsigned permissions) {
  unsigned char answers[NEWEST + 1] = {REFUSED};
  SET(answers, allowed_always, ALLOWED);
  if (permissions & QX_MAY_START_PROGRAMS) SET(answers, allowed_with_programs, ALLOWED);
  if (permissions & QX_MAY_SIGNAL) SET(answers, allowed_with_signals, ALLOWED);
  if (permissions & QX_MAY_USE_NETWORK) SET(answers, allowed_with_network, ALLOWED);
  if (permissions & QX_MAY_LOCK) answers[SYS_flock] = ALLOWED;
  if (permissions & QX_MAY_FILTER) answers[SYS_seccomp] = ALLOWED;
  SET(answers, missing, MISSING);
  for (unsigned index = 0; index < CHECKED; index++) {
    if ((permissions & checked[index].permissions) != checked[index].permissions) continue;
    answers[checked[index].number] = (unsigned char)(FIRST_CHECKED + index);
  }
  ranges->count = 0;
  for (short number = 0; number <= NEWEST; number++) {
    if (number > 0 && answers[number] == answers[number - 1]) continue;
    ranges->first[ranges->count] = number;
    ranges->answer[ranges->count++] = answers[number];
  }
}

// Where the instructions are that give the answers of some ranges. 0 for none.
struct places {
  unsigned of_answer[FIRST_CHECKED + CHECKED];
};

// Finds out in which of some ranges the loaded number is, and goes to the answer. Takes one
// instruction less than there are ranges.
static void decide_between(
  struct qx_filter *filter, const struct ranges *ranges, unsigned low, unsigned high,
  const struct places *places
) {
  if (low + 1 == high) return;
  const unsigned middle = low + (high - low) / 2;
  const unsigned next = filter->count + 1;
  // The ranges below come next, those above behind them; a single one has no instruction.
  const unsigned below = middle - low == 1 ? places->of_answer[ranges->answer[low]] : next;
  const unsigned above =
    high - middle == 1 ? places->of_answer[ranges->answer[middle]] : next + middle - low - 1;
  skip(filter, BPF_JGE, (unsigned)ranges->first[middle], above - next, below - next);
  decide_between(filter, ranges, low, middle, places);
  decide_between(filter, ranges, middle, high, places);
}

// The same with the answers, which come behind. For calls that are checked these are jumps, which get
// their distance later: `checks` has where they are.
static void decide_part(
  struct qx_filter *filter, const struct ranges *ranges, unsigned low, unsigned high,
  unsigned checks[CHECKED]
) {
  struct places places = {{0}};
  unsigned place = filter->count + high - low - 1;
  for (unsigned answer = REFUSED; answer < FIRST_CHECKED; answer++) places.of_answer[answer] = place++;
  for (unsigned index = low; index < high; index++) {
    if (ranges->answer[index] >= FIRST_CHECKED) places.of_answer[ranges->answer[index]] = place++;
  }
  decide_between(filter, ranges, low, high, &places);
  refuse(filter, EPERM);
  allow(filter);
  refuse(filter, ENOSYS);
  for (unsigned index = low; index < high; index++) {
    if (ranges->answer[index] < FIRST_CHECKED) continue;
    checks[ranges->answer[index] - FIRST_CHECKED] = filter->count;
    add(filter, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0));
  }
}

enum {
  LISTED = (sizeof allowed_always + sizeof allowed_with_programs + sizeof allowed_with_signals +
            sizeof allowed_with_network + sizeof missing) / sizeof(short) + 2 + CHECKED,
  // What looks at arguments, on an average, with room.
  OF_CHECKS = CHECKED * 12,
};
// Each call is in one range, and there is at most one between two of them.
_Static_assert(LISTED * 2 + OF_CHECKS + 32 <= QX_MOST_INSTRUCTIONS, "the filter needs more room");
// Conditional jumps are of one byte, and go no farther than over half of the ranges to the answers.
_Static_assert(LISTED + 1 + FIRST_CHECKED + CHECKED <= 255, "the filter's halves are too long");

// Makes the filter. It decides by the number first, by halves, and looks at arguments last: the kernel
// compiles a filter when it takes it, and tries each number until it gets to an answer or to an
// argument (Benchmarks/RESULTS.md).
static void make(struct qx_filter *filter, unsigned permissions) {
  struct ranges ranges;
  unsigned checks[CHECKED] = {0};
  make_ranges(&ranges, permissions);
  filter->count = 0;
  filter->own_process = 0;
  load(filter, offsetof(struct seccomp_data, arch));
  // Another architecture's calls have other numbers.
  skip(filter, BPF_JEQ, THIS_ARCHITECTURE, 1, 0);
  refuse(filter, ENOSYS);
  load(filter, offsetof(struct seccomp_data, nr));
  // Those of x86's x32 variant are above, too.
  skip(filter, BPF_JGT, NEWEST, 0, 1);
  refuse(filter, ENOSYS);
  const unsigned half = ranges.count / 2, fork = filter->count;
  skip(filter, BPF_JGE, (unsigned)ranges.first[half], 0, 1);
  add(filter, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0));
  decide_part(filter, &ranges, 0, half, checks);
  filter->instructions[fork + 1].k = filter->count - fork - 2;
  decide_part(filter, &ranges, half, ranges.count, checks);
  for (unsigned index = 0; index < CHECKED; index++) {
    const unsigned jump = checks[index];
    if (jump == 0) continue;
    filter->instructions[jump].k = filter->count - jump - 1;
    checked[index].check(filter, permissions);
  }
}

void qx_make_filter(struct qx_filter *filter, unsigned permissions) {
  make(filter, permissions | KNOWS_ITSELF);
}

int _qx_filter_file(unsigned permissions) {
  struct qx_filter filter;
  make(&filter, permissions);
  const int file = memfd_create("qemu-exit filter", MFD_CLOEXEC);
  const size_t size = filter.count * sizeof *filter.instructions;
  if (file >= 0 && pwrite(file, filter.instructions, size, 0) != (ssize_t)size) {
    close(file);
    return -1;
  }
  return file;
}

int qx_apply_filter(struct qx_filter *filter) {
  if (filter->own_process > 0) filter->instructions[filter->own_process].k = (unsigned)getpid();
  const struct sock_fprog program = {
    .len = (unsigned short)filter->count, .filter = filter->instructions,
  };
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0U, &program);
}
