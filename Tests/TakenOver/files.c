// Files that are the test's own: `image`, `victim` outside of all that is granted, a `file` in the
// folder `readonly`, a `file` in the folder `shared`, and those that are made in the guest's folder.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/xattr.h>
#include <unistd.h>

// Requests of linux/fs.h and of file systems.
#define SET_FLAGS 0x40086602
#define SET_EXTENDED_ATTRIBUTES 0x401C5820
#define FREEZE 0xC0045877
#define THAW 0xC0045878
#define SHUT_DOWN 0x8004587D
#define CLONE_RANGE 0x40049409
#define SET_OWNER 0x8901
#define SET_GROUP 0x8902
#define SET_INTERFACE_FLAGS 0x8914

enum { NO_DUMP = 0x40 };

static const char *image(void) { return parameter("image"); }
static const char *victim(void) { return parameter("victim"); }
static const char *readonly_file(void) { return path_in(parameter("readonly"), "file"); }
static const char *shared_file(void) { return path_in(parameter("shared"), "file"); }

static int close_after(int file) {
  if (file < 0) return errno;
  close(file);
  return 0;
}

static int try_open(const char *path, int flags) {
  return close_after(open(path, flags | O_CLOEXEC, 0600));
}

// A file in the guest's folder, which goes with it.
static int own_file(const char *name) {
  return open(path_in(scratch_folder(), name), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

static int request(int file, unsigned long number, void *argument) {
  if (file < 0) return errno;
  const int error = error_of(ioctl(file, number, argument));
  close(file);
  return error;
}

static int open_read(const char *path) { return open(path, O_RDONLY | O_CLOEXEC); }

// A pipe, for which these requests mean nothing: from behind the sandbox comes another error.
static int request_of_pipe(unsigned long number, void *argument) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  const int error = error_of(ioctl(ends[0], number, argument));
  close(ends[0]);
  close(ends[1]);
  return error;
}

static int read_victim(void) { return try_open(victim(), O_RDONLY); }
static int write_victim(void) { return try_open(victim(), O_WRONLY); }
static int write_image(void) { return try_open(image(), O_WRONLY); }
static int write_readonly(void) { return try_open(readonly_file(), O_RDWR); }
static int make_readonly(void) {
  return try_open(path_in(parameter("readonly"), "new"), O_WRONLY | O_CREAT);
}
static int make_beside_image(void) {
  char path[4096];
  snprintf(path, sizeof path, "%s.new", image());
  return try_open(path, O_WRONLY | O_CREAT);
}
static int remove_readonly(void) {
  return error_of(unlink(path_in(parameter("readonly"), "removable")));
}
static int folder_readonly(void) {
  return error_of(mkdir(path_in(parameter("readonly"), "folder"), 0700));
}
static int see_process(void) {
  char path[64];
  struct stat status;
  snprintf(path, sizeof path, "/proc/%ld", number_parameter("process"));
  return error_of(stat(path, &status));
}
static int list_root(void) { return try_open("/", O_RDONLY | O_DIRECTORY); }
static int see_victim(void) {
  struct stat status;
  return error_of(stat(victim(), &status));
}
static int unnamed_file(void) {
  return close_after(open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
}

// Empties the file if it is let through.
static int empty_by_openat(void) {
  return close_after((int)syscall(SYS_openat, AT_FDCWD, readonly_file(), O_RDONLY | O_TRUNC));
}
static int empty_by_open(void) {
#ifdef SYS_open
  return close_after((int)syscall(SYS_open, readonly_file(), O_RDONLY | O_TRUNC));
#else
  return ENOSYS;
#endif
}
static int empty_by_openat2(void) {
  const uint64_t how[3] = {O_RDONLY | O_TRUNC, 0, 0};
  return close_after((int)syscall(437, AT_FDCWD, readonly_file(), how, sizeof how));
}
static int empty_image(void) { return try_open(image(), O_RDONLY | O_TRUNC); }
static int empty_by_path(void) { return error_of(truncate(readonly_file(), 0)); }
static int empty_by_creat(void) { return close_after(creat(readonly_file(), 0600)); }

static int rename_readonly(void) {
  return error_of(rename(path_in(parameter("readonly"), "removable"),
                         path_in(scratch_folder(), "taken")));
}
static int rename_within_readonly(void) {
  return error_of(rename(path_in(parameter("readonly"), "removable"),
                         path_in(parameter("readonly"), "renamed")));
}
static int rename_victim(void) {
  return error_of(rename(victim(), path_in(scratch_folder(), "victim")));
}
static int link_readonly(void) {
  return error_of(link(readonly_file(), path_in(scratch_folder(), "linked")));
}
static int link_victim(void) {
  return error_of(link(victim(), path_in(scratch_folder(), "linked-victim")));
}
static int symbolic_link(void) {
  return error_of(symlink("/", path_in(parameter("shared"), "symbolic")));
}
static int make_fifo(void) {
  return error_of(mknod(path_in(scratch_folder(), "fifo"), S_IFIFO | 0600, 0));
}
// The device that holds nothing: /dev/null.
static int make_device(void) {
  return error_of(mknod(path_in(parameter("shared"), "device"), S_IFCHR | 0600, 0x103));
}

// What is left in the old place is a device without a number.
static int whiteout(void) {
  const char *old = path_in(parameter("shared"), "whiteout");
  if (close_after(open(old, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) != 0) return errno;
  const char *new = path_in(parameter("shared"), "whiteout-new");
  const int error = error_of(syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 4U));
  unlink(old);
  unlink(new);
  return error;
}

// The mode and owner that it has: nothing changes but the time of the change.
static int mode_image(void) { return error_of(chmod(image(), 0644)); }
static int mode_readonly(void) { return error_of(chmod(readonly_file(), 0644)); }
static int mode_victim(void) { return error_of(chmod(victim(), 0644)); }
static int mode_by_descriptor(void) {
  const int file = open_read(readonly_file());
  if (file < 0) return errno;
  const int error = error_of(fchmod(file, 0644));
  close(file);
  return error;
}
static int mode_by_fchmodat2(void) {
  return error_of(syscall(452, AT_FDCWD, readonly_file(), 0644, 0));
}
// Set-user-ID in a folder that others use, too.
static int privileged_program(void) {
  const int file = open(path_in(parameter("shared"), "program"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  const int error = error_of(fchmod(file, 04755));
  close(file);
  return error;
}
static int privileged_when_made(void) {
  const char *path = path_in(parameter("shared"), "made-program");
  const int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 04755);
  if (file < 0) return errno;
  struct stat status;
  const int is_privileged = fstat(file, &status) == 0 && (status.st_mode & S_ISUID);
  close(file);
  unlink(path);
  return is_privileged ? 0 : EPERM;
}
static int owner_image(void) { return error_of(chown(image(), geteuid(), getegid())); }
static int owner_readonly(void) { return error_of(chown(readonly_file(), geteuid(), getegid())); }
static int times_image(void) { return error_of(utimes(image(), NULL)); }
static int times_readonly(void) { return error_of(utimensat(AT_FDCWD, readonly_file(), NULL, 0)); }
static int attribute_readonly(void) {
  return error_of(setxattr(readonly_file(), "user.qemu-exit", "x", 1, 0));
}
static int attribute_victim(void) {
  return error_of(setxattr(victim(), "user.qemu-exit", "x", 1, 0));
}
static int attribute_by_new_call(void) {
  return error_of(syscall(463, AT_FDCWD, readonly_file(), 0, "user.qemu-exit", NULL, 0));
}

// Reads the flags to nowhere, and sets those that nowhere has.
static int flags_image(void) { return request(open_read(image()), SET_FLAGS, NOWHERE); }
static int flags_readonly(void) { return request(open_read(readonly_file()), SET_FLAGS, NOWHERE); }
static int flags_by_new_call(void) {
  return error_of(syscall(469, AT_FDCWD, readonly_file(), NOWHERE, 0L, 0));
}
static int flags_scratch(void) {
  int flags = NO_DUMP;
  return request(own_file("flags"), SET_FLAGS, &flags);
}
static int attributes_readonly(void) {
  return request(open_read(readonly_file()), SET_EXTENDED_ATTRIBUTES, NOWHERE);
}
// The file system of pipes can't be frozen, that of the image isn't.
static int freeze(void) { return request_of_pipe(FREEZE, NULL); }
static int thaw(void) { return request(open_read(image()), THAW, NULL); }
static int shut_down(void) { return request_of_pipe(SHUT_DOWN, NOWHERE); }
static int interface_flags(void) { return request_of_pipe(SET_INTERFACE_FLAGS, NOWHERE); }
static int clone_range(void) { return request(own_file("clone"), CLONE_RANGE, (void *)-1L); }
static int terminal_input(void) {
  static char letter = 'x';
  return request_of_pipe(TIOCSTI, &letter);
}
static int terminal_selection(void) {
  static char subcode = 0;
  return request_of_pipe(TIOCLINUX, &subcode);
}
// With a pointer to nowhere.
static int socket_owner(void) { return error_of(ioctl(4, SET_OWNER, NOWHERE)); }
static int socket_group(void) { return error_of(ioctl(4, SET_GROUP, NOWHERE)); }

// All requests of two bytes, which are those of terminals, sockets and many others, with an argument
// that leads nowhere, on a pipe. Tells how many came through beyond those that QEMU may make.
static int any_request(void) {
  static const unsigned known[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  long count = 0;
  for (unsigned number = 0; number < 1 << 16; number++) {
    int is_known = 0;
    for (size_t index = 0; index < sizeof known / sizeof *known; index++) {
      is_known |= known[index] == number;
    }
    if (is_known) continue;
    count += error_of(ioctl(ends[0], (unsigned long)number, NOWHERE)) != EPERM;
  }
  tell_amount(count);
  close(ends[0]);
  close(ends[1]);
  return count == 0 ? EPERM : 0;
}

// Signals by way of a descriptor, to this process.
static int signals_owner(void) { return error_of(fcntl(1, F_SETOWN, getpid())); }
static int signals_owner_extended(void) {
  const int owner[2] = {1 /* F_OWNER_PID */, getpid()};
  return error_of(fcntl(1, F_SETOWN_EX, owner));
}
static int signals_number(void) { return error_of(fcntl(1, F_SETSIG, 0)); }

static int lock_by(const char *path, int mode, int command, short kind) {
  const int file = open(path, mode | O_CLOEXEC);
  if (file < 0) return errno;
  struct flock lock = {.l_type = kind, .l_whence = SEEK_SET, .l_len = 1};
  const int error = error_of(fcntl(file, command, &lock));
  close(file);
  return error;
}
static int lock_readonly(void) { return lock_by(readonly_file(), O_RDONLY, F_SETLK, F_RDLCK); }
static int lock_shared(void) { return lock_by(shared_file(), O_RDWR, F_SETLK, F_WRLCK); }
static int lock_of_description(void) {
  return lock_by(shared_file(), O_RDWR, F_OFD_SETLK, F_WRLCK);
}
static int lock_whole(void) {
  const int file = open_read(readonly_file());
  if (file < 0) return errno;
  const int error = error_of(flock(file, LOCK_EX | LOCK_NB));
  close(file);
  return error;
}
static int lease(void) {
  const int file = open_read(shared_file());
  if (file < 0) return errno;
  const int error = error_of(fcntl(file, F_SETLEASE, F_RDLCK));
  close(file);
  return error;
}
static int folder_news(void) {
  const int folder = open(parameter("shared"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errno;
  const int error = error_of(fcntl(folder, F_NOTIFY, DN_CREATE));
  close(folder);
  return error;
}
static int watch(void) { return close_after(inotify_init1(IN_CLOEXEC)); }
static int watch_all(void) { return close_after((int)syscall(SYS_fanotify_init, 0, 0)); }
static int handle(void) {
  return error_of(syscall(SYS_name_to_handle_at, AT_FDCWD, "/", NOWHERE, NOWHERE, 0));
}
static int open_handle(void) {
  return error_of(syscall(SYS_open_by_handle_at, AT_FDCWD, NOWHERE, O_RDONLY));
}
static int put_on_disk(void) { return error_of(syscall(SYS_syncfs, -1)); }

static int own_memory(void) { return try_open("/proc/self/mem", O_RDWR); }
static int own_score(void) { return try_open("/proc/self/oom_score_adj", O_WRONLY); }
static int parents_memory(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", getppid());
  return try_open(path, O_RDONLY);
}
static int others_memory(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%ld/mem", number_parameter("process"));
  return try_open(path, O_RDONLY);
}
static int others_environment(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%ld/environ", number_parameter("process"));
  return try_open(path, O_RDONLY);
}
static int others_folder(void) {
  char path[64], folder[64];
  snprintf(path, sizeof path, "/proc/%ld/cwd", number_parameter("process"));
  return error_of(readlink(path, folder, sizeof folder));
}
static int others_command(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%ld/cmdline", number_parameter("process"));
  return try_open(path, O_RDONLY);
}
// Opened, and not written to.
static int core_pattern(void) { return try_open("/proc/sys/kernel/core_pattern", O_WRONLY); }
static int requests_of_keys(void) { return try_open("/proc/sysrq-trigger", O_WRONLY); }
static int kernel_log(void) { return try_open("/dev/kmsg", O_RDONLY); }
static int physical_memory(void) { return try_open("/dev/mem", O_RDONLY); }
static int new_terminal(void) { return try_open("/dev/ptmx", O_RDWR | O_NOCTTY); }
static int terminal(void) { return try_open("/dev/tty", O_RDWR | O_NOCTTY); }
static int zero(void) { return try_open("/dev/zero", O_RDWR); }
static int virtualization(void) { return try_open("/dev/kvm", O_RDWR); }
static int file_systems(void) { return try_open("/dev/fuse", O_RDWR); }
static int control_groups(void) { return try_open("/sys/fs/cgroup/cgroup.procs", O_WRONLY); }

const struct attempt files[] = {
  {"read-victim", read_victim},
  {"write-victim", write_victim},
  {"see-victim", see_victim},
  {"see-process", see_process},
  {"list-root", list_root},
  {"unnamed-file", unnamed_file},
  {"write-image", write_image},
  {"make-beside-image", make_beside_image},
  {"write-read-only", write_readonly},
  {"make-read-only", make_readonly},
  {"folder-read-only", folder_readonly},
  {"mode-image", mode_image},
  {"mode-read-only", mode_readonly},
  {"mode-victim", mode_victim},
  {"mode-by-descriptor", mode_by_descriptor},
  {"mode-by-fchmodat2", mode_by_fchmodat2},
  {"privileged-program", privileged_program},
  {"privileged-when-made", privileged_when_made},
  {"owner-image", owner_image},
  {"owner-read-only", owner_readonly},
  {"times-image", times_image},
  {"times-read-only", times_readonly},
  {"attribute-read-only", attribute_readonly},
  {"attribute-victim", attribute_victim},
  {"attribute-by-new-call", attribute_by_new_call},
  {"flags-image", flags_image},
  {"flags-read-only", flags_readonly},
  {"flags-scratch", flags_scratch},
  {"flags-by-new-call", flags_by_new_call},
  {"attributes-read-only", attributes_readonly},
  {"freeze", freeze},
  {"thaw", thaw},
  {"shut-down", shut_down},
  {"clone-range", clone_range},
  {"interface-flags", interface_flags},
  {"terminal-input", terminal_input},
  {"terminal-selection", terminal_selection},
  {"any-request", any_request},
  {"socket-owner", socket_owner},
  {"socket-group", socket_group},
  {"signals-owner", signals_owner},
  {"signals-owner-extended", signals_owner_extended},
  {"signals-number", signals_number},
  {"lock-read-only", lock_readonly},
  {"lock-shared", lock_shared},
  {"lock-of-description", lock_of_description},
  {"lock-whole", lock_whole},
  {"lease", lease},
  {"folder-news", folder_news},
  {"watch", watch},
  {"watch-all", watch_all},
  {"handle", handle},
  {"open-handle", open_handle},
  {"put-on-disk", put_on_disk},
  {"symbolic-link", symbolic_link},
  {"link-read-only", link_readonly},
  {"link-victim", link_victim},
  {"make-fifo", make_fifo},
  {"make-device", make_device},
  {"whiteout", whiteout},
  {"own-memory", own_memory},
  {"own-score", own_score},
  {"parents-memory", parents_memory},
  {"others-memory", others_memory},
  {"others-environment", others_environment},
  {"others-folder", others_folder},
  {"others-command", others_command},
  {"core-pattern", core_pattern},
  {"requests-of-keys", requests_of_keys},
  {"kernel-log", kernel_log},
  {"physical-memory", physical_memory},
  {"new-terminal", new_terminal},
  {"terminal", terminal},
  {"zero", zero},
  {"virtualization", virtualization},
  {"file-systems", file_systems},
  {"control-groups", control_groups},
  // What takes files away comes last.
  {"empty-by-openat2", empty_by_openat2},
  {"empty-by-openat", empty_by_openat},
  {"empty-by-open", empty_by_open},
  {"empty-by-creat", empty_by_creat},
  {"empty-by-path", empty_by_path},
  {"empty-image", empty_image},
  {"rename-within-read-only", rename_within_readonly},
  {"rename-read-only", rename_readonly},
  {"remove-read-only", remove_readonly},
  {"rename-victim", rename_victim},
  {NULL, NULL},
};
