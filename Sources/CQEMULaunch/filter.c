// The filter for system calls. What it refuses, it refuses with an error: a guest that asks QEMU for
// more than it may gets that error, and goes on.
//
// QEMU has such filters, too (-sandbox). They aren't in every build, they take longer to set up, and
// in QEMU 7.2 a guest that asks for a command of the host ends QEMU by a signal.
#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
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

// What no guest needs and no QEMU that is confined.
static const short refused_always[] = {
  // Other processes.
  SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_perf_event_open,
#ifdef SYS_pidfd_getfd
  SYS_pidfd_getfd,
#endif
#ifdef SYS_process_madvise
  SYS_process_madvise,
#endif
  // What the kernel runs.
  SYS_bpf, SYS_userfaultfd, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load,
#ifdef SYS_kexec_file_load
  SYS_kexec_file_load,
#endif
  // Calls that this filter doesn't see.
  SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
  // The tree of files.
  SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_swapon, SYS_swapoff, SYS_quotactl,
  SYS_open_tree, SYS_move_mount, SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick,
#ifdef SYS_mount_setattr
  SYS_mount_setattr,
#endif
  // Files by another name than a path.
  SYS_open_by_handle_at, SYS_name_to_handle_at,
  // What Landlock doesn't ask about.
  SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_truncate, SYS_utimensat, SYS_setxattr,
  SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr,
#ifdef SYS_fchmodat2
  SYS_fchmodat2,
#endif
#ifdef SYS_chmod
  SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
  // Files that aren't regular ones.
  SYS_mknodat, SYS_symlinkat, SYS_linkat,
#ifdef SYS_mknod
  SYS_mknod, SYS_symlink, SYS_link,
#endif
  // Keys, namespaces, identities.
  SYS_keyctl, SYS_add_key, SYS_request_key, SYS_setns, SYS_unshare, SYS_setuid, SYS_setgid,
  SYS_setreuid, SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setfsuid, SYS_setfsgid,
  SYS_setgroups,
  // The computer.
  SYS_reboot, SYS_acct, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime,
  SYS_sethostname, SYS_setdomainname, SYS_syslog, SYS_vhangup,
#ifdef SYS_iopl
  SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
  // Priorities.
  SYS_setpriority, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr, SYS_ioprio_set,
};

// What starts programs, and what ends them.
static const short refused_without_programs[] = {
#ifdef SYS_fork
  SYS_fork, SYS_vfork,
#endif
  SYS_execveat, SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo,
#ifdef SYS_pidfd_send_signal
  SYS_pidfd_send_signal,
#endif
};

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

// Makes the filter; of signals it allows those to the process itself, or to any that it sees, as its
// number isn't known yet.
static void make(struct qx_filter *filter, unsigned permissions, int knows_itself) {
  filter->count = 0;
  filter->own_process = 0;
  load(filter, offsetof(struct seccomp_data, arch));
  // Another architecture's calls have other numbers.
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0));
  refuse(filter, ENOSYS);
  load_number(filter);
#if defined __x86_64__
  // Those of the x32 variant, too.
  skip_unless(filter, BPF_JGE, 0x40000000, 1);
  refuse(filter, ENOSYS);
#endif

  if (!(permissions & QX_MAY_START_PROGRAMS)) {
    for (unsigned index = 0; index < sizeof refused_without_programs / sizeof(short); index++) {
      refuse_call(filter, (unsigned)refused_without_programs[index], EPERM);
    }
    // Its flags are in memory, where no filter can look. The C library then uses clone.
    refuse_call(filter, SYS_clone3, ENOSYS);
    // Threads only.
    skip_unless(filter, BPF_JEQ, SYS_clone, 4);
    load_argument(filter, 0);
    skip_unless(filter, BPF_JSET, CLONE_THREAD, 1);
    allow(filter);
    refuse(filter, EPERM);
    if (knows_itself) {
      // Signals to itself only, as abort needs them.
      skip_unless(filter, BPF_JEQ, SYS_tgkill, 4);
      load_argument(filter, 0);
      filter->own_process = filter->count;
      skip_unless(filter, BPF_JEQ, 0, 1);
      allow(filter);
      refuse(filter, EPERM);
    }
  }
  if (!(permissions & QX_MAY_USE_NETWORK)) {
    skip_unless(filter, BPF_JEQ, SYS_socket, 4);
    load_argument(filter, 0);
    skip_unless(filter, BPF_JEQ, AF_UNIX, 1);
    allow(filter);
    refuse(filter, EPERM);
  }
  // Input for the terminal, as if somebody had typed it.
  skip_unless(filter, BPF_JEQ, SYS_ioctl, 6);
  load_argument(filter, 1);
  skip_unless(filter, BPF_JEQ, TIOCSTI, 1);
  refuse(filter, EPERM);
  skip_unless(filter, BPF_JEQ, TIOCLINUX, 1);
  refuse(filter, EPERM);
  allow(filter);
  // Limits of other processes.
  skip_unless(filter, BPF_JEQ, SYS_prlimit64, 4);
  load_argument(filter, 0);
  skip_unless(filter, BPF_JEQ, 0, 1);
  allow(filter);
  refuse(filter, EPERM);

  for (unsigned index = 0; index < sizeof refused_always / sizeof(short); index++) {
    refuse_call(filter, (unsigned)refused_always[index], EPERM);
  }
  allow(filter);
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
