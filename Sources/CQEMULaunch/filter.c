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

// An operation of prctl since Linux 5.17: a name for memory, as the C library gives it.
enum { SET_VMA = 0x53564D41 };

// What QEMU needs, and the C library. Every other call is refused: a call is added here with the
// reason in Tests/TakenOver, which tries all of them.
static const short allowed_always[] = {
  // Files, as far as the barrier lets them be opened. Not by an `open` that empties a file: below.
  SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_pwrite64, SYS_preadv, SYS_pwritev,
  SYS_preadv2, SYS_pwritev2, SYS_lseek, SYS_close, CLOSE_RANGE, SYS_dup, SYS_dup3, SYS_ftruncate,
  SYS_fsync, SYS_fdatasync, SYS_fadvise64, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_statfs,
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
  SYS_listen, SYS_accept, SYS_accept4, SYS_getsockname, SYS_getpeername, SYS_setsockopt,
  SYS_getsockopt,
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
  // Filters of its own, which can only take away: QEMU's -sandbox.
  SYS_seccomp,
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

enum {
  // The instructions beside the lists, with room.
  OTHERS = 160,
  LISTED = (sizeof allowed_always + sizeof allowed_with_programs + sizeof allowed_with_signals +
            sizeof allowed_with_network) / sizeof(short) + 2,
};
// Calls in a row are a range, and each range has two ends.
_Static_assert(LISTED * 2 + OTHERS <= QX_MOST_INSTRUCTIONS, "the filter needs more room");
// Jumps forward are of one byte, and go no farther than to the answers behind half of the ends, which
// are at most as many as calls.
_Static_assert(LISTED + 2 <= 255, "the filter's halves are too long");

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

static void load_number(struct qx_filter *filter) {
  load(filter, offsetof(struct seccomp_data, nr));
}

// Skips instructions unless a value is what was loaded.
static void skip_unless(struct qx_filter *filter, unsigned test, unsigned value, unsigned count) {
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, count));
}

static void refuse(struct qx_filter *filter, unsigned error) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error));
}

static void refuse_call(struct qx_filter *filter, unsigned number, unsigned error) {
  skip_unless(filter, BPF_JEQ, number, 1);
  refuse(filter, error);
}

static void allow(struct qx_filter *filter) {
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

// Numbers of calls, in ascending order.
struct numbers {
  short all[LISTED];
  unsigned count;
};

static void insert(struct numbers *numbers, const short *calls, unsigned count) {
  for (unsigned index = 0; index < count; index++) {
    unsigned place = numbers->count++;
    for (; place > 0 && numbers->all[place - 1] > calls[index]; place--) {
      numbers->all[place] = numbers->all[place - 1];
    }
    numbers->all[place] = calls[index];
  }
}

#define INSERT(numbers, calls) insert(numbers, calls, sizeof(calls) / sizeof *(calls))

// Finds out between which of some numbers the loaded one is: below the first, `low` 0, or behind the
// last, and so on. Where that is odd the call is allowed, by the instruction behind `end`, and
// refused by that at `end` otherwise. Takes one instruction for each number.
static void decide_between(
  struct qx_filter *filter, const short *numbers, unsigned low, unsigned high, unsigned end
) {
  if (low == high) return;
  const unsigned middle = low + (high - low) / 2;
  const unsigned next = filter->count + 1;
  // The numbers below come next, those above behind them.
  const unsigned below = low == middle ? end + low % 2 : next;
  const unsigned above = middle + 1 == high ? end + high % 2 : next + middle - low;
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (unsigned)numbers[middle],
                                           above - next, below - next));
  decide_between(filter, numbers, low, middle, end);
  decide_between(filter, numbers, middle + 1, high, end);
}

// The same for all numbers from `low` to `high`, with the answers. There is at least one number, or
// `low` is even.
static void decide_half(
  struct qx_filter *filter, const short *numbers, unsigned low, unsigned high
) {
  decide_between(filter, numbers, low, high, filter->count + high - low);
  refuse(filter, EPERM);
  allow(filter);
}

// Allows some calls, of which there are some, and refuses all others. By halves, and ranges: the
// kernel compiles the filter when it takes it, and tries each number (Benchmarks/RESULTS.md).
static void decide(struct qx_filter *filter, const struct numbers *allowed) {
  // The first number of each range, and the first behind it.
  short ends[2 * LISTED];
  unsigned count = 0;
  for (unsigned index = 0; index < allowed->count; index++) {
    const short number = allowed->all[index];
    if (count == 0 || number > ends[count - 1]) {
      ends[count++] = number;
      ends[count++] = number + 1;
    } else {
      ends[count - 1] = number + 1;
    }
  }
  const unsigned half = count / 2;
  // To the upper half, behind the lower one and its two answers.
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (unsigned)ends[half],
                                           half + 2, 0));
  decide_half(filter, ends, 0, half);
  decide_half(filter, ends, half + 1, count);
}

// Lets a call through if the low half of an argument is a value, and refuses it otherwise.
static void allow_only(struct qx_filter *filter, unsigned number, unsigned argument, unsigned value)
{
  skip_unless(filter, BPF_JEQ, number, 4);
  load_argument(filter, argument);
  skip_unless(filter, BPF_JEQ, value, 1);
  allow(filter);
  refuse(filter, EPERM);
}

// Lets a call through if the low half of an argument is one of some values, and refuses it otherwise.
static void allow_values(
  struct qx_filter *filter, unsigned number, unsigned argument, const unsigned *values,
  unsigned count
) {
  skip_unless(filter, BPF_JEQ, number, count + 3);
  load_argument(filter, argument);
  for (unsigned index = 0; index < count; index++) {
    // To the answer behind the refusal.
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, values[index],
                                             count - index, 0));
  }
  refuse(filter, EPERM);
  allow(filter);
}

#define ALLOW_VALUES(filter, number, argument, ...) \
  allow_values(filter, number, argument, (const unsigned[]){__VA_ARGS__}, \
               sizeof((const unsigned[]){__VA_ARGS__}) / sizeof(unsigned))

// The bits of a mode by which a program has the rights of its file's owner or group, whoever runs it.
enum { OTHERS_RIGHTS = S_ISUID | S_ISGID };

// Lets `open` through, but where it would make a file with others' rights, empty a file that is opened
// to be read, or open it in the fourth way, for neither: before version 3 of its interface Landlock
// doesn't ask about emptying. The C libraries give a mode of 0 where none is needed.
static void allow_opening(
  struct qx_filter *filter, unsigned number, unsigned flags, unsigned mode
) {
  skip_unless(filter, BPF_JEQ, number, 9);
  load_argument(filter, mode);
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, OTHERS_RIGHTS, 5, 0));
  load_argument(filter, flags);
  add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, O_ACCMODE | O_TRUNC));
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, O_TRUNC, 2, 0));
  add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, O_ACCMODE));
  skip_unless(filter, BPF_JEQ, O_ACCMODE, 1);
  refuse(filter, EPERM);
  allow(filter);
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

static void allow_cloning(struct qx_filter *filter, int starts_programs) {
  // Its flags are in memory, where no filter can look. The C library then uses clone.
  refuse_call(filter, CLONE3, ENOSYS);
  skip_unless(filter, BPF_JEQ, SYS_clone, starts_programs ? 4 : 5);
  load_argument(filter, 0);
  if (starts_programs) {
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K,
                                             NAMESPACES | NEVER_CLONED, 0, 1));
  } else {
    add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K,
                                             ~(unsigned)SAID_OF_THREADS));
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SHARED_BY_THREADS, 1, 0));
  }
  refuse(filter, EPERM);
  allow(filter);
}

// Lets pairs of sockets be made that are connected to each other: one that isn't sends to whom it
// likes.
static void allow_pairing(struct qx_filter *filter) {
  skip_unless(filter, BPF_JEQ, SYS_socketpair, 7);
  load_argument(filter, 0);
  skip_unless(filter, BPF_JEQ, AF_UNIX, 4);
  load_argument(filter, 1);
  add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF));
  skip_unless(filter, BPF_JEQ, SOCK_STREAM, 1);
  allow(filter);
  refuse(filter, EPERM);
}

// Lets memory be had that RLIMIT_DATA counts: not such as is shared and has no file, not stacks that
// grow, not huge pages of the system's.
static void allow_mapping(struct qx_filter *filter) {
  enum { NEVER = MAP_GROWSDOWN | MAP_HUGETLB, TOGETHER = MAP_SHARED | MAP_ANONYMOUS };
  skip_unless(filter, BPF_JEQ, SYS_mmap, 6);
  load_argument(filter, 3);
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, NEVER, 2, 0));
  add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, TOGETHER));
  skip_unless(filter, BPF_JEQ, TOGETHER, 1);
  refuse(filter, EPERM);
  allow(filter);
}

// Makes the filter; of signals it allows those to the process itself, or to any that it sees, as its
// number isn't known yet.
static void make(struct qx_filter *filter, unsigned permissions, int knows_itself) {
  const int starts_programs = (permissions & QX_MAY_START_PROGRAMS) != 0;
  struct numbers allowed = {.count = 0};
  INSERT(&allowed, allowed_always);
  filter->count = 0;
  filter->own_process = 0;
  load(filter, offsetof(struct seccomp_data, arch));
  // Another architecture's calls have other numbers.
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0));
  refuse(filter, ENOSYS);
  load_number(filter);
  // Those of x86's x32 variant are above, too.
  skip_unless(filter, BPF_JGT, NEWEST, 1);
  refuse(filter, ENOSYS);

  // Those that a start makes many of come first.
  allow_mapping(filter);
  allow_opening(filter, SYS_openat, 2, 3);
#ifdef SYS_open
  allow_opening(filter, SYS_open, 1, 2);
  skip_unless(filter, BPF_JEQ, SYS_creat, 4);
  load_argument(filter, 1);
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, OTHERS_RIGHTS, 0, 1));
  refuse(filter, EPERM);
  allow(filter);
#endif
  if (starts_programs) {
    INSERT(&allowed, allowed_with_programs);
    allow_pairing(filter);
  }
  if (permissions & QX_MAY_LOCK) {
    INSERT(&allowed, (const short[]){SYS_flock});
    ALLOW_VALUES(filter, SYS_fcntl, 1, F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC, F_DUPFD,
                 F_GETLK, F_SETLK, F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW);
  } else {
    // No signals by way of a descriptor, no locks, leases or seals.
    ALLOW_VALUES(filter, SYS_fcntl, 1, F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC, F_DUPFD);
  }
  // Nothing that changes a file system, a terminal or an interface, or sends signals.
  ALLOW_VALUES(filter, SYS_ioctl, 1, TCGETS, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX, TIOCGWINSZ);
  // No device in a file's old place.
  ALLOW_VALUES(filter, SYS_renameat2, 4, 0, RENAME_NOREPLACE, RENAME_EXCHANGE);
  allow_cloning(filter, starts_programs);
  if (permissions & QX_MAY_SIGNAL) {
    INSERT(&allowed, allowed_with_signals);
  } else if (knows_itself) {
    // Signals to itself only, as abort needs them.
    filter->own_process = filter->count + 2;
    allow_only(filter, SYS_tgkill, 0, 0);
  } else {
    // It sees no processes but its own.
    INSERT(&allowed, (const short[]){SYS_tgkill});
  }
  if (permissions & QX_MAY_USE_NETWORK) {
    INSERT(&allowed, allowed_with_network);
    // Not the computer's own: other programs' sockets, the kernel's.
    ALLOW_VALUES(filter, SYS_socket, 0, AF_INET, AF_INET6);
  }
  // Names, what QEMU says about its main thread and its memory, and what can only take away. The
  // process's end with the one that has started it stays.
  ALLOW_VALUES(filter, SYS_prctl, 0, PR_SET_NAME, PR_GET_NAME, PR_SET_TIMERSLACK, PR_MCE_KILL,
               PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_CAPBSET_READ,
               PR_GET_DUMPABLE, SET_VMA);
  // Limits and processors of other processes; its own limits can only be read.
  allow_only(filter, SYS_sched_setaffinity, 0, 0);
  allow_only(filter, SYS_sched_getaffinity, 0, 0);
  skip_unless(filter, BPF_JEQ, SYS_prlimit64, 8);
  load_argument(filter, 0);
  skip_unless(filter, BPF_JEQ, 0, 5);
  load_argument(filter, 2);
  skip_unless(filter, BPF_JEQ, 0, 3);
  load(filter, offsetof(struct seccomp_data, args) + 8 * 2 + 4);
  skip_unless(filter, BPF_JEQ, 0, 1);
  allow(filter);
  refuse(filter, EPERM);
  // Programs go on in another way where the system has no such calls.
  refuse_call(filter, OPENAT2, ENOSYS);
  refuse_call(filter, SYS_fallocate, ENOSYS);
  refuse_call(filter, SYS_copy_file_range, ENOSYS);

  decide(filter, &allowed);
}

void qx_make_filter(struct qx_filter *filter, unsigned permissions) {
  make(filter, permissions, 1);
}

int _qx_filter_file(unsigned permissions) {
  struct qx_filter filter;
  make(&filter, permissions, 0);
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
