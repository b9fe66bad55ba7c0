// What a guest is given: its input, and an image that was made for it.
#define _GNU_SOURCE
#include "host_support.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int _qx_set_pages(int pipe, unsigned pages) {
  return fcntl(pipe, F_SETPIPE_SZ, (int)pages * getpagesize()) >= 0 ? 0 : errno;
}

// Reads bytes that are there. Returns how many it got.
static ssize_t empty(int pipe, char *bytes, ssize_t count) {
  ssize_t done = 0;
  while (done < count) {
    const ssize_t next = read(pipe, bytes + done, (size_t)(count - done));
    if (next > 0) done += next;
    if (next == 0 || (next < 0 && errno != EINTR)) break;
  }
  return done;
}

ssize_t _qx_look_into_pipe(int pipe, const int between[2], void *bytes, size_t count) {
  const ssize_t copied = tee(pipe, between[1], count, SPLICE_F_NONBLOCK);
  return copied > 0 ? empty(between[0], bytes, copied) : copied;
}

// Not by `read`, which waits if somebody else has just taken what was there.
ssize_t _qx_take_from_pipe(int pipe, const int between[2], void *bytes, size_t count) {
  const ssize_t moved = splice(pipe, NULL, between[1], NULL, count, SPLICE_F_NONBLOCK);
  return moved > 0 ? empty(between[0], bytes, moved) : moved;
}

ssize_t _qx_drop_from_pipe(int pipe, size_t count) {
  const int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (null < 0) return -1;
  size_t done = 0;
  while (done < count) {
    const ssize_t next = splice(pipe, NULL, null, NULL, count - done, SPLICE_F_NONBLOCK);
    if (next > 0) done += (size_t)next;
    if (next == 0 || (next < 0 && errno != EINTR)) break;
  }
  close(null);
  return (ssize_t)done;
}

int _qx_sealed_file(const char *name, const void *bytes, size_t count) {
  const int file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return -1;
  size_t done = 0;
  while (done < count) {
    const ssize_t next = write(file, (const char *)bytes + done, count - done);
    if (next >= 0) {
      done += (size_t)next;
    } else if (errno != EINTR) {
      break;
    }
  }
  const int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  if (done == count && fcntl(file, F_ADD_SEALS, seals) == 0) return file;
  const int error = errno;
  close(file);
  errno = error;
  return -1;
}
