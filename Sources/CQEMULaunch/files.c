#define _GNU_SOURCE
#include "qemu_launch.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int removed(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status;
  (void)place;
  // What stays is told by the folder above, which can't be removed then.
  if (type == FTW_DNR) chmod(path, S_IRWXU);
  (void)remove(path);
  return 0;
}

int _qx_listen(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address.sun_path, path);
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  if (bind(descriptor, (const struct sockaddr *)&address, sizeof address) != 0 ||
      listen(descriptor, 1) != 0) {
    const int error = errno;
    close(descriptor);
    errno = error;
    return -1;
  }
  return descriptor;
}

int _qx_remove_tree(const char *path) {
  // Symbolic links are removed and not followed; other file systems aren't entered.
  if (nftw(path, removed, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) != 0) return errno;
  return access(path, F_OK) == 0 ? ENOTEMPTY : 0;
}
