// The filter for system calls. What it refuses, it refuses with an error: a guest that asks QEMU for
// more than it may gets that error, and goes on.
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
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
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
  PIDFD_SEND_SIGNAL = 424, IO_URING_SETUP = 425, IO_URING_ENTER = 426, IO_URING_REGISTER = 427,
  OPEN_TREE = 428, MOVE_MOUNT = 429, FSOPEN = 430, FSCONFIG = 431, FSMOUNT = 432, FSPICK = 433,
  CLONE3 = 435, PIDFD_GETFD = 438, PROCESS_MADVISE = 440, MOUNT_SETATTR = 442, QUOTACTL_FD = 443,
  MEMFD_SECRET = 447, PROCESS_MRELEASE = 448, FCHMODAT2 = 452, STATMOUNT = 457, LISTMOUNT = 458,
  LSM_SET_SELF_ATTR = 460,
  // mseal. What came later isn't known here, and doesn't exist for a confined process.
  NEWEST = 462,
};

// What no guest needs and no QEMU that is confined.
static const short refused_always[] = {
  // Other processes.
  SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_perf_event_open,
  PIDFD_GETFD, PROCESS_MADVISE, PROCESS_MRELEASE, SYS_migrate_pages, SYS_move_pages,
  // What the kernel runs.
  SYS_bpf, SYS_userfaultfd, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load,
#ifdef SYS_kexec_file_load
  SYS_kexec_file_load,
#endif
  // Calls that this filter doesn't see.
  IO_URING_SETUP, IO_URING_ENTER, IO_URING_REGISTER,
  // The tree of files.
  SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_swapon, SYS_swapoff, SYS_quotactl,
  QUOTACTL_FD, OPEN_TREE, MOVE_MOUNT, FSOPEN, FSCONFIG, FSMOUNT, FSPICK, MOUNT_SETATTR, STATMOUNT,
  LISTMOUNT,
  // Files by another name than a path, and news of them.
  SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_inotify_add_watch, SYS_fanotify_init,
  SYS_fanotify_mark,
  // What Landlock doesn't ask about.
  SYS_fchmod, SYS_fchmodat, FCHMODAT2, SYS_fchown, SYS_fchownat, SYS_truncate, SYS_utimensat,
  SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr,
  SYS_fremovexattr,
#ifdef SYS_chmod
  SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
  // Files that aren't regular ones.
  SYS_mknodat, SYS_symlinkat, SYS_linkat,
#ifdef SYS_mknod
  SYS_mknod, SYS_symlink, SYS_link,
#endif
  // What is shared by a number or a name, and outlives processes.
  SYS_shmget, SYS_shmat, SYS_shmctl, SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_msgctl, SYS_semget,
  SYS_semop, SYS_semctl, SYS_semtimedop, SYS_mq_open, SYS_mq_unlink, MEMFD_SECRET,
  // Keys, namespaces, identities.
  SYS_keyctl, SYS_add_key, SYS_request_key, SYS_setns, SYS_unshare, SYS_setuid, SYS_setgid,
  SYS_setreuid, SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setfsuid, SYS_setfsgid,
  SYS_setgroups, LSM_SET_SELF_ATTR,
  // The group that is ended as a whole.
  SYS_setsid, SYS_setpgid,
  // The computer.
  SYS_reboot, SYS_acct, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime,
  SYS_sethostname, SYS_setdomainname, SYS_syslog, SYS_vhangup,
#ifdef SYS_iopl
  SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
  // Priorities and limits.
  SYS_setpriority, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr, SYS_ioprio_set,
  SYS_setrlimit,
};

// What starts programs.
static const short refused_without_programs[] = {
#ifdef SYS_fork
  SYS_fork, SYS_vfork,
#endif
  SYS_execveat,
};

// What ends processes.
static const short refused_without_signals[] = {
  SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, PIDFD_SEND_SIGNAL,
};

// What reaches others through sockets. QEMU is given those that it needs, connected or bound.
static const short refused_without_network[] = {SYS_socket, SYS_connect, SYS_bind};

enum {
  // The instructions beside the lists, with room.
  OTHERS = 80,
  LISTED = (sizeof refused_always + sizeof refused_without_programs +
            sizeof refused_without_signals + sizeof refused_without_network) / sizeof(short),
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
// last, and so on. Where that is odd the call is refused, by the instruction behind `end`, and
// allowed by that at `end` otherwise. Takes one instruction for each number.
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
  allow(filter);
  refuse(filter, EPERM);
}

// Refuses some calls, of which there are some, and allows all others. By halves, and ranges: the
// kernel compiles the filter when it takes it, and tries each number (Benchmarks/RESULTS.md).
static void decide(struct qx_filter *filter, const struct numbers *refused) {
  // The first number of each range, and the first behind it.
  short ends[2 * LISTED];
  unsigned count = 0;
  for (unsigned index = 0; index < refused->count; index++) {
    const short number = refused->all[index];
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

// Refuses a call if the low half of an argument is one of two values, and lets it through otherwise.
static void refuse_two(
  struct qx_filter *filter, unsigned number, unsigned argument, unsigned one, unsigned other
) {
  skip_unless(filter, BPF_JEQ, number, 6);
  load_argument(filter, argument);
  skip_unless(filter, BPF_JEQ, one, 1);
  refuse(filter, EPERM);
  skip_unless(filter, BPF_JEQ, other, 1);
  refuse(filter, EPERM);
  allow(filter);
}

// Makes the filter; of signals it allows those to the process itself, or to any that it sees, as its
// number isn't known yet.
static void make(struct qx_filter *filter, unsigned permissions, int knows_itself) {
  struct numbers refused = {.count = 0};
  INSERT(&refused, refused_always);
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

  if (!(permissions & QX_MAY_START_PROGRAMS)) {
    INSERT(&refused, refused_without_programs);
    // Its flags are in memory, where no filter can look. The C library then uses clone.
    refuse_call(filter, CLONE3, ENOSYS);
    // Threads only.
    skip_unless(filter, BPF_JEQ, SYS_clone, 4);
    load_argument(filter, 0);
    skip_unless(filter, BPF_JSET, CLONE_THREAD, 1);
    allow(filter);
    refuse(filter, EPERM);
  }
  if (!(permissions & QX_MAY_SIGNAL)) {
    INSERT(&refused, refused_without_signals);
    if (knows_itself && !(permissions & QX_MAY_START_PROGRAMS)) {
      // Signals to itself only, as abort needs them.
      filter->own_process = filter->count + 2;
      allow_only(filter, SYS_tgkill, 0, 0);
    }
  }
  if (!(permissions & QX_MAY_USE_NETWORK)) {
    INSERT(&refused, refused_without_network);
    // The other kinds send to whom they like.
    skip_unless(filter, BPF_JEQ, SYS_socketpair, 5);
    load_argument(filter, 1);
    add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF));
    skip_unless(filter, BPF_JEQ, SOCK_STREAM, 1);
    allow(filter);
    refuse(filter, EPERM);
  }
  // Input for the terminal, as if somebody had typed it.
  refuse_two(filter, SYS_ioctl, 1, TIOCSTI, TIOCLINUX);
  // Signals by way of a descriptor.
  refuse_two(filter, SYS_fcntl, 1, F_SETOWN, F_SETOWN_EX);
  // The end with the process that has started it.
  refuse_two(filter, SYS_prctl, 0, PR_SET_PDEATHSIG, PR_SET_PTRACER);
  // Limits and processors of other processes; its own limits can only be read.
  allow_only(filter, SYS_sched_setaffinity, 0, 0);
  skip_unless(filter, BPF_JEQ, SYS_prlimit64, 8);
  load_argument(filter, 0);
  skip_unless(filter, BPF_JEQ, 0, 5);
  load_argument(filter, 2);
  skip_unless(filter, BPF_JEQ, 0, 3);
  load(filter, offsetof(struct seccomp_data, args) + 8 * 2 + 4);
  skip_unless(filter, BPF_JEQ, 0, 1);
  allow(filter);
  refuse(filter, EPERM);

  decide(filter, &refused);
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
