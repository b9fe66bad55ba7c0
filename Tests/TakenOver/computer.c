// The computer, and what only its administrators do: with arguments that mean nothing.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{0, 0, 0}, {0, 0, 0}};
  if (syscall(SYS_capget, &header, data) != 0) return errno;
  const unsigned any = data[0].effective | data[1].effective | data[0].permitted |
                       data[1].permitted | data[0].inheritable | data[1].inheritable;
  return any == 0 ? EPERM : 0;
}

// Those that a program could get back.
static int bounding_capabilities(void) {
  long count = 0;
  for (int number = 0; number < 64; number++) {
    count += prctl(PR_CAPBSET_READ, number, 0, 0, 0) == 1;
  }
  tell_amount(count);
  return count == 0 ? EPERM : 0;
}

// What root may by CAP_DAC_OVERRIDE alone.
static int use_capability(void) {
  const char *folder = path_in(scratch_folder(), "forbidden");
  if (mkdir(folder, 0) != 0) return errno;
  const char *path = path_in(folder, "file");
  const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const int error = error_of(file);
  close(file);
  unlink(path);
  rmdir(folder);
  return error;
}

// Pages that nobody has: what is asked first is whether it may be.
static int poison_memory(void) {
  const int error = error_of(madvise((void *)(1L << 20), 4096, 100 /* MADV_HWPOISON */));
  // Kernels that can't.
  return error == EINVAL ? EPERM : error;
}

// A timer that wakes a computer that sleeps: CLOCK_REALTIME_ALARM.
static int wake_computer(void) {
  const int timer = (int)syscall(SYS_timerfd_create, 8, 0);
  if (timer < 0) return errno;
  close(timer);
  return 0;
}

static int set_capabilities(void) { return error_of(syscall(SYS_capset, NOWHERE, NOWHERE)); }
static int keep_capabilities(void) { return error_of(prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0)); }
static int secure_bits(void) { return error_of(prctl(PR_SET_SECUREBITS, 0, 0, 0, 0)); }
static int memory_map(void) { return error_of(prctl(PR_SET_MM, -1L, 0, 0, 0)); }
static int user(void) { return error_of(syscall(SYS_setresuid, -1, -1, -1)); }
static int group(void) { return error_of(syscall(SYS_setresgid, -1, -1, -1)); }
static int groups(void) { return error_of(syscall(SYS_setgroups, -1, NULL)); }
static int mount_files(void) { return error_of(syscall(SYS_mount, NOWHERE, NOWHERE, NOWHERE, 0, 0)); }
static int unmount(void) { return error_of(syscall(SYS_umount2, NOWHERE, 0)); }
static int new_mount(void) { return error_of(syscall(430, NOWHERE, 0)); }
static int mount_tree(void) { return error_of(syscall(428, -1, NOWHERE, 0)); }
static int mount_attributes(void) { return error_of(syscall(442, -1, NOWHERE, 0, NOWHERE, 0)); }
static int new_root(void) { return error_of(syscall(SYS_chroot, NOWHERE)); }
static int other_root(void) { return error_of(syscall(SYS_pivot_root, NOWHERE, NOWHERE)); }
static int swap(void) { return error_of(syscall(SYS_swapon, NOWHERE, 0)); }
static int restart(void) { return error_of(syscall(SYS_reboot, 0, 0, 0, NULL)); }
static int module(void) { return error_of(syscall(SYS_init_module, NOWHERE, 0L, NOWHERE)); }
static int kernel(void) { return error_of(syscall(SYS_kexec_load, 0L, -1L, NOWHERE, -1L)); }
static int programs_of_kernel(void) { return error_of(syscall(SYS_bpf, -1, NOWHERE, 0)); }
static int page_faults(void) { return error_of(syscall(SYS_userfaultfd, -1)); }
static int counters(void) {
  return error_of(syscall(SYS_perf_event_open, NOWHERE, 0, -1, -1, 0L));
}
static int keys(void) { return error_of(syscall(SYS_keyctl, 0, -3, 0, 0, 0)); }
static int add_key(void) {
  return error_of(syscall(SYS_add_key, NOWHERE, NOWHERE, NULL, 0L, 0));
}
static int log_of_kernel(void) { return error_of(syscall(SYS_syslog, 10, NULL, 0)); }
static int accounting(void) { return error_of(syscall(SYS_acct, NOWHERE)); }
static int quota(void) { return error_of(syscall(SYS_quotactl, -1, NOWHERE, 0, NOWHERE)); }
static int set_clock(void) { return error_of(syscall(SYS_clock_settime, -1, NOWHERE)); }
static int set_time(void) { return error_of(syscall(SYS_settimeofday, NOWHERE, NOWHERE)); }
static int adjust_clock(void) { return error_of(syscall(SYS_adjtimex, NOWHERE)); }
static int set_name(void) { return error_of(syscall(SYS_sethostname, NOWHERE, -1)); }
static int ports(void) {
#ifdef SYS_iopl
  return error_of(syscall(SYS_iopl, 0));
#else
  return ENOSYS;
#endif
}
static int personality_of(void) { return error_of(syscall(SYS_personality, 0xFFFFFFFFL)); }
static int further_filter(void) { return error_of(syscall(SYS_seccomp, 1, 0, NOWHERE)); }
static int further_filter_by_prctl(void) { return error_of(prctl(PR_SET_SECCOMP, 2L, NOWHERE, 0, 0)); }
// Programs for sockets: SO_ATTACH_FILTER, SO_ATTACH_BPF and those for groups of sockets.
static int socket_filter(void) {
  static const int options[] = {26, 50, 51, 52};
  for (size_t index = 0; index < sizeof options / sizeof *options; index++) {
    const int error = error_of(setsockopt(-1, SOL_SOCKET, options[index], NOWHERE, 16));
    if (error != EPERM) return error;
  }
  return EPERM;
}
static int further_landlock(void) { return error_of(syscall(444, NOWHERE, 8L, 0)); }
static int module_attributes(void) { return error_of(syscall(460, 0, NOWHERE, 0L, 0)); }
static int message_queue(void) { return error_of(syscall(SYS_mq_open, NOWHERE, 0, 0, NULL)); }
static int numbered_queue(void) { return error_of(syscall(SYS_msgget, 1, 0)); }
static int numbered_semaphores(void) { return error_of(syscall(SYS_semget, 1, 0, 0)); }
static int all_on_disk(void) { return error_of(syscall(SYS_sync)); }
static int newest_call(void) { return error_of(syscall(600)); }

#ifdef __x86_64__
// `getpid` of programs for x32.
static int x32_call(void) { return error_of(syscall(0x40000000 + 39)); }

static long answer;

static void call_as_i386(void *context) {
  (void)context;
  // `getpid` of programs for i386.
  __asm__ volatile("int $0x80" : "=a"(answer) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
}

static int i386_call(void) {
  // Kernels without such programs end it.
  if (survive(call_as_i386, NULL) != 0) return ENOSYS;
  return answer < 0 ? (int)-answer : 0;
}
#endif

const struct attempt computer[] = {
  {"capabilities", capabilities},
  {"bounding-capabilities", bounding_capabilities},
  {"use-capability", use_capability},
  {"poison-memory", poison_memory},
  {"wake-computer", wake_computer},
  {"set-capabilities", set_capabilities},
  {"keep-capabilities", keep_capabilities},
  {"secure-bits", secure_bits},
  {"memory-map", memory_map},
  {"user", user},
  {"group", group},
  {"groups", groups},
  {"mount", mount_files},
  {"unmount", unmount},
  {"new-mount", new_mount},
  {"mount-tree", mount_tree},
  {"mount-attributes", mount_attributes},
  {"new-root", new_root},
  {"other-root", other_root},
  {"swap", swap},
  {"restart", restart},
  {"module", module},
  {"kernel", kernel},
  {"programs-of-kernel", programs_of_kernel},
  {"page-faults", page_faults},
  {"counters", counters},
  {"keys", keys},
  {"add-key", add_key},
  {"log-of-kernel", log_of_kernel},
  {"accounting", accounting},
  {"quota", quota},
  {"set-clock", set_clock},
  {"set-time", set_time},
  {"adjust-clock", adjust_clock},
  {"set-name", set_name},
  {"ports", ports},
  {"personality", personality_of},
  {"further-filter", further_filter},
  {"further-filter-by-prctl", further_filter_by_prctl},
  {"socket-filter", socket_filter},
  {"further-landlock", further_landlock},
  {"module-attributes", module_attributes},
  {"message-queue", message_queue},
  {"numbered-queue", numbered_queue},
  {"numbered-semaphores", numbered_semaphores},
  {"all-on-disk", all_on_disk},
  {"newest-call", newest_call},
#ifdef __x86_64__
  {"x32-call", x32_call},
  {"i386-call", i386_call},
#endif
  {NULL, NULL},
};
