// Memory that a limit doesn't count, each in parts, until it is refused or twice the limit.
#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MIB = 1 << 20, PART = 16 * MIB, MOST_PARTS = 64 };

// How many parts are more than there may be.
static long parts(void) {
  const long most = 2 * number_parameter("memory") / 16 + 1;
  return most < MOST_PARTS ? most : MOST_PARTS;
}

static void touch(void *memory) { memset(memory, 1, PART); }

// Takes parts of memory. Returns 0 if they are more than there may be, or the error.
static int take(void *(*map)(long index)) {
  void *taken[MOST_PARTS];
  long count = 0;
  int error = 0;
  for (; count < parts(); count++) {
    taken[count] = map(count);
    if (taken[count] == MAP_FAILED || taken[count] == NULL) {
      error = errno;
      break;
    }
    if (survive(touch, taken[count]) != 0) {
      error = ENOSPC;
      munmap(taken[count], PART);
      break;
    }
  }
  tell_amount(count * 16);
  while (count > 0) munmap(taken[--count], PART);
  return error;
}

static void *map(int protection, int flags, int file, off_t offset) {
  return mmap(NULL, PART, protection, flags, file, offset);
}

static void *map_private(long index) {
  (void)index;
  return map(PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void *map_shared(long index) {
  (void)index;
  return map(PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static void *map_growing(long index) {
  (void)index;
  return map(PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0);
}

static void *map_read_only_first(long index) {
  (void)index;
  void *memory = map(PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED && mprotect(memory, PART, PROT_READ | PROT_WRITE) != 0) {
    const int error = errno;
    munmap(memory, PART);
    errno = error;
    return MAP_FAILED;
  }
  return memory;
}

// Maps a file of its own for each part, as files have limits.
static void *map_file(int file, int has_size) {
  if (file < 0) return MAP_FAILED;
  void *memory = MAP_FAILED;
  if (!has_size || ftruncate(file, PART) == 0) {
    memory = map(PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  }
  const int error = errno;
  close(file);
  errno = error;
  return memory;
}

static void *map_memory_file(long index) {
  (void)index;
  return map_file((int)syscall(SYS_memfd_create, "x", 1U), 1);
}

static void *map_secret(long index) {
  (void)index;
  return map_file((int)syscall(447, 1U), 1);
}

static void *map_zero_device(long index) {
  (void)index;
  return map_file(open("/dev/zero", O_RDWR | O_CLOEXEC), 0);
}

static void *map_shared_memory_folder(long index) {
  static const char path[] = "/dev/shm/qemu-exit-test";
  (void)index;
  const int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0) unlink(path);
  return map_file(file, 1);
}

static int private_memory(void) { return take(map_private); }
static int shared_memory(void) { return take(map_shared); }
static int growing_memory(void) { return take(map_growing); }
static int protected_memory(void) { return take(map_read_only_first); }
static int memory_file(void) { return take(map_memory_file); }
static int secret_memory(void) { return take(map_secret); }
static int zero_device(void) { return take(map_zero_device); }
static int shared_memory_folder(void) { return take(map_shared_memory_folder); }

static int numbered_memory(void) {
  const int segment = shmget(IPC_PRIVATE, (size_t)PART * (size_t)parts(), IPC_CREAT | 0600);
  if (segment < 0) return errno;
  shmctl(segment, IPC_RMID, NULL);
  return 0;
}

// The C library's way, but for its mappings: what is called the heap.
static int heap(void) {
  const uintptr_t before = (uintptr_t)syscall(SYS_brk, 0);
  const uintptr_t wanted = before + (uintptr_t)PART * (uintptr_t)parts();
  const uintptr_t after = (uintptr_t)syscall(SYS_brk, wanted);
  if (after != wanted) return ENOMEM;
  syscall(SYS_brk, before);
  return 0;
}

// Mappings that nobody writes to take tables of pages all the same: 2 MiB of them for each GiB that
// is read here and there.
static int address_space(void) {
  enum { MOST = 64 };
  void *taken[MOST];
  int count = 0, error = 0;
  for (; count < MOST; count++) {
    taken[count] = mmap(NULL, 1 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (taken[count] == MAP_FAILED) {
      error = errno;
      break;
    }
  }
  tell_amount(count);
  while (count > 0) munmap(taken[--count], 1 << 30);
  return error;
}

// What pipes hold: 64 KiB each, as many as there may be descriptors.
static int pipes(void) {
  static const char page[1 << 16];
  int ends[2048][2];
  long count = 0, size = 0;
  int error = 0;
  for (; count < 2048 && size < PART * parts(); count++) {
    if (pipe2(ends[count], O_CLOEXEC | O_NONBLOCK) != 0) {
      error = errno;
      break;
    }
    const ssize_t written = write(ends[count][1], page, sizeof page);
    if (written > 0) size += written;
  }
  tell_amount(size / MIB);
  while (count-- > 0) {
    close(ends[count][0]);
    close(ends[count][1]);
  }
  return error;
}

// The same size that it has: nothing changes.
static int pipe_size(void) { return error_of(fcntl(1, F_SETPIPE_SZ, 1 << 16)); }

static int locked_memory(void) {
  static char byte;
  const int error = error_of(mlock(&byte, sizeof byte));
  if (error == 0) munlock(&byte, sizeof byte);
  return error;
}

static int all_locked(void) {
  const int error = error_of(mlockall(MCL_FUTURE));
  if (error == 0) munlockall();
  return error;
}

static int sockets(void) {
  int ends[2];
  const int error = error_of(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends));
  if (error == 0) {
    close(ends[0]);
    close(ends[1]);
  }
  return error;
}

static int pinned_pages(void) { return error_of(syscall(SYS_vmsplice, -1, NOWHERE, 1L, 0)); }
static int duplicated_pipe(void) { return error_of(syscall(SYS_tee, -1, -1, 1L, 0)); }
static int ring(void) { return error_of(syscall(SYS_io_uring_setup, 1, NOWHERE)); }
static int asynchronous_input(void) { return error_of(syscall(SYS_io_setup, 1, NOWHERE)); }

const struct attempt memory[] = {
  {"private-memory", private_memory},
  {"heap", heap},
  {"protected-memory", protected_memory},
  {"shared-memory", shared_memory},
  {"growing-memory", growing_memory},
  {"memory-file", memory_file},
  {"secret-memory", secret_memory},
  {"zero-device", zero_device},
  {"shared-memory-folder", shared_memory_folder},
  {"numbered-memory", numbered_memory},
  {"address-space", address_space},
  {"pipes", pipes},
  {"pipe-size", pipe_size},
  {"socket-pair", sockets},
  {"locked-memory", locked_memory},
  {"all-locked", all_locked},
  {"pinned-pages", pinned_pages},
  {"duplicated-pipe", duplicated_pipe},
  {"rings", ring},
  {"asynchronous-input", asynchronous_input},
  {NULL, NULL},
};
