#define _GNU_SOURCE
#include "attempt.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int make(int family, int kind, int protocol) {
  const int number = socket(family, kind | SOCK_CLOEXEC, protocol);
  if (number < 0) return errno;
  close(number);
  return 0;
}

static int connect_to(const char *name, int is_abstract) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (name == NULL || strlen(name) + 2 > sizeof address.sun_path) return EINVAL;
  memcpy(address.sun_path + is_abstract, name, strlen(name));
  const socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name) + 1);
  const int number = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (number < 0) return errno;
  const int error = error_of(connect(number, (const struct sockaddr *)&address, size));
  close(number);
  return error;
}

static int path_socket(void) { return connect_to(parameter("socket"), 0); }
static int abstract_socket(void) { return connect_to(parameter("abstract"), 1); }
static int datagram_socket(void) { return make(AF_UNIX, SOCK_DGRAM, 0); }
// A pair that isn't connected for good: each sends to whom it likes.
static int datagram_pair(void) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) != 0) return errno;
  close(pair[0]);
  close(pair[1]);
  return 0;
}

static int netlink(void) { return make(AF_NETLINK, SOCK_RAW, 0); }
static int packet(void) { return make(AF_PACKET, SOCK_RAW, 0); }
static int raw(void) { return make(AF_INET, SOCK_RAW, 1); }
static int virtual_machines(void) { return make(AF_VSOCK, SOCK_STREAM, 0); }
static int cryptography(void) { return make(AF_ALG, SOCK_SEQPACKET, 0); }
static int ipv4(void) { return make(AF_INET, SOCK_STREAM, 0); }
static int ipv6(void) { return make(AF_INET6, SOCK_STREAM, 0); }

// The low half of the family is what the kernel takes.
static int hidden_family(void) {
  return error_of(socket((int)(0x80000000U | AF_UNIX), SOCK_STREAM, 0));
}

// A socket that QEMU has from the runner, connected elsewhere.
static int reconnected_socket(void) {
  struct stat status;
  const char *path = parameter("socket");
  if (fstat(4, &status) != 0 || !S_ISSOCK(status.st_mode) || path == NULL) return ENOENT;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  const int error = error_of(connect(4, (const struct sockaddr *)&address, sizeof address));
  // It has a peer.
  return error == EISCONN ? EPERM : error;
}

const struct attempt network[] = {
  {"path-socket", path_socket},
  {"abstract-socket", abstract_socket},
  {"datagram-socket", datagram_socket},
  {"datagram-pair", datagram_pair},
  {"hidden-family", hidden_family},
  {"reconnected-socket", reconnected_socket},
  {"netlink", netlink},
  {"packet", packet},
  {"raw", raw},
  {"virtual-machines", virtual_machines},
  {"cryptography", cryptography},
  {"ipv4", ipv4},
  {"ipv6", ipv6},
  {NULL, NULL},
};
