#define _GNU_SOURCE
#include "qemu_launch.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int removed(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status;
  (void)place;
  // What stays is told by the folder above, which can't be removed then.
  if (type == FTW_DNR) chmod(path, S_IRWXU);
  (void)remove(path);
  return 0;
}

int _qx_remove_tree(const char *path) {
  // Symbolic links are removed and not followed; other file systems aren't entered.
  if (nftw(path, removed, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) != 0) return errno;
  return access(path, F_OK) == 0 ? ENOTEMPTY : 0;
}
