// Landlock: what a process may do to files, whatever its user may.
//
// Source: Linux, Documentation/userspace-api/landlock.rst and include/uapi/linux/landlock.h of 6.12.
// The values are stated here, as systems' headers are older than their kernels.
#define _GNU_SOURCE
#include "landlock.h"
#include "host_support.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { ASK_FOR_VERSION = 1, PATH_BENEATH = 1 };

enum {
  EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_DIR = 1 << 3,
  REMOVE_DIR = 1 << 4, REMOVE_FILE = 1 << 5, MAKE_CHAR = 1 << 6, MAKE_DIR = 1 << 7,
  MAKE_REG = 1 << 8, MAKE_SOCK = 1 << 9, MAKE_FIFO = 1 << 10, MAKE_BLOCK = 1 << 11,
  MAKE_SYM = 1 << 12, REFER = 1 << 13, TRUNCATE = 1 << 14, IOCTL_DEV = 1 << 15,
};

// The rights that versions of the interface know.
enum { VERSION_1 = MAKE_SYM * 2 - 1, VERSION_2 = REFER, VERSION_3 = TRUNCATE, VERSION_5 = IOCTL_DEV };
enum { BIND_TCP = 1 << 0, CONNECT_TCP = 1 << 1 };
enum { ABSTRACT_SOCKETS = 1 << 0, SIGNALS = 1 << 1 };

enum { OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV };

struct ruleset {
  unsigned long long files, network, scopes;
};

struct rule {
  unsigned long long rights;
  int descriptor;
} __attribute__((packed));

int _qx_landlock_version(void) {
  const long version = syscall(CREATE_RULESET, NULL, 0L, ASK_FOR_VERSION);
  return version < 0 ? 0 : (int)version;
}

static unsigned long long known_rights(int version) {
  unsigned long long rights = VERSION_1;
  if (version >= 2) rights |= VERSION_2;
  if (version >= 3) rights |= VERSION_3;
  if (version >= 5) rights |= VERSION_5;
  return rights;
}

int _qx_landlock_ruleset(unsigned permissions) {
  const int version = _qx_landlock_version();
  struct ruleset ruleset = {.files = known_rights(version)};
  if (version >= 4 && !(permissions & QX_MAY_USE_NETWORK)) {
    ruleset.network = BIND_TCP | CONNECT_TCP;
  }
  if (version >= 6) {
    ruleset.scopes = SIGNALS | (permissions & QX_MAY_USE_NETWORK ? 0 : ABSTRACT_SOCKETS);
  }
  const long descriptor = syscall(CREATE_RULESET, &ruleset, sizeof ruleset, 0);
  return descriptor < 0 ? -errno : (int)descriptor;
}

static unsigned long long rights(enum qx_access access) {
  const unsigned long long reading = READ_FILE | READ_DIR;
  switch (access) {
  case QX_READ: return reading;
  case QX_READ_AND_EXECUTE: return reading | EXECUTE;
  case QX_READ_AND_WRITE:
    return reading | WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER;
  }
  return 0;
}

int _qx_landlock_allow(int ruleset, int version, const char *path, enum qx_access access) {
  const int descriptor = open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return errno;
  struct rule rule = {.rights = rights(access) & known_rights(version),
                      .descriptor = descriptor};
  struct stat status;
  int error = 0;
  if (fstat(descriptor, &status) != 0) error = errno;
  if (!S_ISDIR(status.st_mode)) rule.rights &= OF_FILES;
  if (error == 0 && syscall(ADD_RULE, ruleset, PATH_BENEATH, &rule, 0) != 0) error = errno;
  close(descriptor);
  return error;
}

int qx_allow_folder(int ruleset, const char *path) {
  return _qx_landlock_allow(ruleset, _qx_landlock_version(), path, QX_READ_AND_WRITE);
}

int qx_restrict_self(int ruleset) { return (int)syscall(RESTRICT_SELF, ruleset, 0); }
