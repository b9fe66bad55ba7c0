// The guest's folder, filled to four times its limit by files that are hard to see, and emptied.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MIB = 1 << 20, FILES = 4 };

// The size of one of the files: all of them have four times the limit.
static long size(void) { return number_parameter("files") * MIB; }

static const char *name(int index) {
  static char names[2][32];
  char *text = names[index % 2];
  snprintf(text, sizeof names[0], "file-%d", index);
  return path_in(scratch_folder(), text);
}

static int make(int index) {
  return open(name(index), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static void *mapping;

static void write_mapping(void *context) {
  (void)context;
  for (long page = 0; page < size(); page += 4096) ((volatile char *)mapping)[page] = 1;
}

// Writes to a file until it has its size.
static int fill(int file) {
  static const char data[MIB];
  for (long done = 0; done < size();) {
    const ssize_t count = write(file, data, sizeof data);
    if (count < 0) return errno;
    done += count;
  }
  return 0;
}

// Fills files one after another, by a way that leaves as little to be seen as it can. Returns 0 if
// all were filled.
static int fill_all(int (*way)(int index, int file)) {
  int files[FILES], error = 0, count = 0;
  for (; count < FILES && error == 0; count++) {
    files[count] = make(count);
    if (files[count] < 0) {
      error = errno;
      break;
    }
    error = way(count, files[count]);
  }
  tell_amount(count * size() / MIB);
  while (count-- > 0) {
    unlink(name(count));
    close(files[count]);
  }
  return error;
}

static int write_plainly(int index, int file) {
  (void)index;
  return fill(file);
}

static int write_removed(int index, int file) {
  unlink(name(index));
  return fill(file);
}

static int allocate(int index, int file) {
  (void)index;
  return error_of(fallocate(file, 0, 0, size()));
}

static int allocate_beyond(int index, int file) {
  (void)index;
  return error_of(fallocate(file, FALLOC_FL_KEEP_SIZE, 0, size()));
}

static void *mappings[FILES];

static int write_mapped(int index, int file) {
  if (ftruncate(file, size()) != 0) return errno;
  mapping = mmap(NULL, (size_t)size(), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapping == MAP_FAILED) return errno;
  mappings[index] = mapping;
  // Only the mapping is left of it.
  unlink(name(index));
  close(file);
  return survive(write_mapping, NULL) == 0 ? 0 : ENOSPC;
}

static int plainly(void) { return fill_all(write_plainly); }
static int removed(void) { return fill_all(write_removed); }
static int allocated(void) { return fill_all(allocate); }
static int allocated_beyond(void) { return fill_all(allocate_beyond); }

static int mapped(void) {
  const int error = fill_all(write_mapped);
  for (int index = 0; index < FILES; index++) {
    if (mappings[index] != NULL) munmap(mappings[index], (size_t)size());
    mappings[index] = NULL;
  }
  return error;
}

// Sends a descriptor by a socket, in which it stays as long as nobody reads it.
static int send_file(int to, int file) {
  char byte = 0;
  struct iovec part = {&byte, 1};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof file)];
  } control = {.header = {.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS,
                          .cmsg_len = CMSG_LEN(sizeof file)}};
  memcpy(CMSG_DATA(&control.header), &file, sizeof file);
  const struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
                                 .msg_controllen = sizeof control.space};
  return error_of(sendmsg(to, &message, MSG_DONTWAIT));
}

static int way_out = -1;

static int write_in_flight(int index, int file) {
  unlink(name(index));
  int error = fill(file);
  if (error == 0) error = send_file(way_out, file);
  close(file);
  return error;
}

static int in_flight(void) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  way_out = ends[0];
  const int error = fill_all(write_in_flight);
  close(ends[0]);
  close(ends[1]);
  return error;
}

// By the socket that the runner asks QEMU by, and doesn't read before a guest's time is up.
static int in_flight_to_runner(void) {
  struct stat status;
  if (fstat(4, &status) != 0 || !S_ISSOCK(status.st_mode)) return EPERM;
  way_out = 4;
  return fill_all(write_in_flight);
}

static int in_locked_folder(void) {
  const char *folder = path_in(scratch_folder(), "locked");
  char path[4096];
  if (mkdir(folder, 0300) != 0) return errno;
  int error = 0, count = 0;
  for (; count < FILES && error == 0; count++) {
    snprintf(path, sizeof path, "%s/locked/%d", scratch_folder(), count);
    const int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    error = file < 0 ? errno : fill(file);
    close(file);
  }
  tell_amount(count * size() / MIB);
  while (count-- > 0) {
    snprintf(path, sizeof path, "%s/locked/%d", scratch_folder(), count);
    unlink(path);
  }
  snprintf(path, sizeof path, "%s/locked", scratch_folder());
  rmdir(path);
  return error;
}

// In the folder by which QEMU has its channels with bubblewrap.
static int removed_beside_channels(void) {
  char path[64];
  int files[FILES], error = 0, count = 0;
  for (; count < FILES && error == 0; count++) {
    snprintf(path, sizeof path, "/run/qemu-exit/file-%d", count);
    files[count] = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (files[count] < 0) {
      error = errno;
      break;
    }
    unlink(path);
    error = fill(files[count]);
  }
  tell_amount(count * size() / MIB);
  // The runner looks ten times a second.
  const struct timespec pause = {.tv_sec = 5};
  if (error == 0) nanosleep(&pause, NULL);
  while (count-- > 0) close(files[count]);
  return error;
}

static int empty_files(void) {
  const int folder = open(scratch_folder(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errno;
  const long most = number_parameter("empty-files");
  char path[32];
  long count = 0;
  int error = 0;
  for (; count < most && error == 0; count++) {
    snprintf(path, sizeof path, "empty-%ld", count);
    error = error_of(mknodat(folder, path, S_IFREG | 0600, 0));
    if (error == 0) continue;
    const int file = openat(folder, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    error = file < 0 ? errno : 0;
    close(file);
  }
  tell_amount(count);
  while (count-- > 0) {
    snprintf(path, sizeof path, "empty-%ld", count);
    unlinkat(folder, path, 0);
  }
  close(folder);
  return error;
}

const struct attempt scratch[] = {
  // Those that the runner doesn't see come first: for others it may end the run.
  {"allocated", allocated},
  {"allocated-beyond", allocated_beyond},
  {"in-flight", in_flight},
  {"in-flight-to-runner", in_flight_to_runner},
  {"mapped", mapped},
  {"in-locked-folder", in_locked_folder},
  {"removed", removed},
  {"plainly", plainly},
  {"empty-files", empty_files},
  {"removed-beside-channels", removed_beside_channels},
  {NULL, NULL},
};
