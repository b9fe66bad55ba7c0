// Descriptors of the user's, read and written without waiting, whatever others do with them.
//
// O_NONBLOCK isn't set on them: it belongs to what other programs have, too, such as the shell.
#define _GNU_SOURCE
#include "host_support.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int _qx_is_terminals_other_end(int descriptor) {
  unsigned number;
  return ioctl(descriptor, TIOCGPTN, &number) == 0;
}

int _qx_reopen(int descriptor, int access) {
  char path[sizeof "/proc/self/fd/" + 3 * sizeof descriptor];
  // To open that would make another terminal.
  if (_qx_is_terminals_other_end(descriptor)) return -1;
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  return open(path, access | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

// Blocks a signal that a system call may send to this thread. Returns whether one waited before.
static int hold(int number, sigset_t *set, sigset_t *before) {
  sigset_t pending;
  sigemptyset(set);
  sigaddset(set, number);
  pthread_sigmask(SIG_BLOCK, set, before);
  return sigpending(&pending) == 0 && sigismember(&pending, number) == 1;
}

ssize_t _qx_write_without_signal(int descriptor, const void *bytes, size_t count) {
  sigset_t set, before;
  const int waited = hold(SIGPIPE, &set, &before);
  const ssize_t result = write(descriptor, bytes, count);
  const int error = errno;
  if (result < 0 && error == EPIPE && !waited) {
    const struct timespec now = {0};
    while (sigtimedwait(&set, NULL, &now) < 0 && errno == EINTR) continue;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = error;
  return result;
}

// A process that blocks SIGTTIN gets EIO instead.
ssize_t _qx_read_without_signal(int descriptor, void *bytes, size_t count) {
  sigset_t set, before;
  hold(SIGTTIN, &set, &before);
  const ssize_t result = read(descriptor, bytes, count);
  const int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = error;
  return result;
}

// What a thread works with that waits in this program's stead.
struct service {
  int descriptor, socket;
};

static void close_service(struct service *service) {
  close(service->descriptor);
  close(service->socket);
  free(service);
}

// Others may have set O_NONBLOCK.
static int is_worth_waiting(int descriptor, short events) {
  if (errno == EINTR) return 1;
  if (errno != EAGAIN) return 0;
  struct pollfd wait = {.fd = descriptor, .events = events};
  // A terminal that is ready for one byte may have none for a line's end.
  if (poll(&wait, 1, -1) > 0) usleep(1000);
  return 1;
}

static void *serve_writing(void *argument) {
  struct service *service = argument;
  char bytes[QX_MOST_AT_ONCE];
  while (1) {
    const ssize_t count = recv(service->socket, bytes, sizeof bytes, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    int answer;
    do {
      answer = (int)write(service->descriptor, bytes, (size_t)count);
    } while (answer < 0 && is_worth_waiting(service->descriptor, POLLOUT));
    if (answer < 0) answer = -errno;
    if (send(service->socket, &answer, sizeof answer, MSG_NOSIGNAL) < 0) break;
  }
  close_service(service);
  return NULL;
}

static void *serve_reading(void *argument) {
  struct service *service = argument;
  // An error number, or 0, and what was read.
  struct {
    int error;
    char bytes[QX_MOST_AT_ONCE];
  } answer;
  while (1) {
    char request;
    ssize_t count = recv(service->socket, &request, 1, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    do {
      count = read(service->descriptor, answer.bytes, sizeof answer.bytes);
    } while (count < 0 && is_worth_waiting(service->descriptor, POLLIN));
    answer.error = count < 0 ? errno : 0;
    const size_t size = sizeof answer.error + (size_t)(count > 0 ? count : 0);
    if (send(service->socket, &answer, size, MSG_NOSIGNAL) < 0) break;
  }
  close_service(service);
  return NULL;
}

int _qx_serve(int descriptor, int access) {
  int ends[2] = {-1, -1};
  struct service *service = malloc(sizeof *service);
  if (service == NULL) return -1;
  service->descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  service->socket = -1;
  pthread_attr_t attributes;
  if (service->descriptor >= 0
      && socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0
      && pthread_attr_init(&attributes) == 0) {
    service->socket = ends[1];
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    // Signals are other threads' business, and those of writing and reading are told as errors.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    const int error = pthread_create(&thread, &attributes,
                                     access == O_WRONLY ? serve_writing : serve_reading, service);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    if (error == 0) return ends[0];
    errno = error;
  }
  const int error = errno;
  if (ends[0] >= 0) close(ends[0]);
  if (ends[1] >= 0) close(ends[1]);
  if (service->descriptor >= 0) close(service->descriptor);
  free(service);
  errno = error;
  return -1;
}
