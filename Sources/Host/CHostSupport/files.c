#define _GNU_SOURCE
#include "host_support.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

int _qx_try_without_capabilities(const char *path) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct own[_LINUX_CAPABILITY_U32S_3], none[_LINUX_CAPABILITY_U32S_3];
  if (syscall(SYS_capget, &header, own) != 0) return errno;
  for (unsigned part = 0; part < _LINUX_CAPABILITY_U32S_3; part++) {
    none[part] = own[part];
    none[part].effective = 0;
  }
  // They are each thread's own.
  if (syscall(SYS_capset, &header, none) != 0) return errno;
  const int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  const int error = file < 0 ? errno : 0;
  if (file >= 0) close(file);
  return syscall(SYS_capset, &header, own) == 0 ? error : errno;
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
  // By the user's umask, he himself might not be able to connect.
  if (bind(descriptor, (const struct sockaddr *)&address, sizeof address) != 0 ||
      chmod(path, S_IRUSR | S_IWUSR) != 0 || listen(descriptor, 1) != 0) {
    const int error = errno;
    close(descriptor);
    errno = error;
    return -1;
  }
  return descriptor;
}

// Opens a folder for listing and changing, if it is one and on this file system. Links aren't
// followed. Returns a descriptor, or -1.
static int open_folder(int parent, const char *name, dev_t device) {
  const int place = openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (place < 0) return -1;
  struct stat status;
  if (fstat(place, &status) != 0 || (device != 0 && status.st_dev != device)) {
    close(place);
    return -1;
  }
  if ((status.st_mode & S_IRWXU) != S_IRWXU) {
    // There is no fchmod for such a descriptor; a change of the mode by its name would follow links.
    char own[sizeof "/proc/self/fd/" + 3 * sizeof place];
    snprintf(own, sizeof own, "/proc/self/fd/%d", place);
    (void)chmod(own, S_IRWXU);
  }
  const int folder = openat(place, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  close(place);
  return folder;
}

// What removes a folder, and moves folders that aren't empty to the topmost one: paths don't get
// longer than a name, and two folders are open at a time, however deep it is.
struct removal {
  int root;
  dev_t device;
  // The number in the next name.
  unsigned long next;
};

// Moves a folder to the topmost one, by a name that nothing has there. Returns whether that worked.
static int move_up(struct removal *removal, int parent, const char *name) {
  char unused[sizeof "moved-" + 3 * sizeof removal->next];
  while (1) {
    snprintf(unused, sizeof unused, "moved-%lu", removal->next++);
    if (renameat(parent, name, removal->root, unused) == 0) return 1;
    if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR) return 0;
  }
}

// Empties a folder but for what can't be removed or moved. Takes the descriptor. Returns whether
// something has changed.
static int empty(struct removal *removal, int folder, int is_root) {
  DIR *list = folder < 0 ? NULL : fdopendir(folder);
  if (list == NULL) {
    if (folder >= 0) close(folder);
    return 0;
  }
  int has_changed = 0;
  const struct dirent *entry;
  while ((entry = readdir(list)) != NULL) {
    const char *name = entry->d_name;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (unlinkat(folder, name, 0) == 0 || unlinkat(folder, name, AT_REMOVEDIR) == 0) {
      has_changed = 1;
      continue;
    }
    const int inner = open_folder(folder, name, removal->device);
    if (inner < 0) continue;
    if (is_root) {
      has_changed |= empty(removal, inner, 0);
      has_changed |= unlinkat(folder, name, AT_REMOVEDIR) == 0;
    } else {
      // To be moved it must be writable, for its `..`, which opening it has seen to.
      close(inner);
      has_changed |= move_up(removal, folder, name);
    }
  }
  closedir(list);
  return has_changed;
}

// How deep folders are looked at, each of which takes a descriptor. A guest by itself can't make any.
enum { MOST_FOLDERS = 64 };

// What files take of a file system.
struct census {
  dev_t device;
  unsigned long long size, most;
};

// Counts a file by its blocks, as it may have holes, and one without as a page: it takes an inode.
static void count(struct census *census, const struct stat *status) {
  const unsigned long long size = (unsigned long long)status->st_blocks * 512;
  census->size += size > 4096 ? size : 4096;
}

// Counts all that is in a folder, until it is too much. Takes the descriptor.
static void count_folder(struct census *census, int folder, int depth) {
  DIR *list = folder < 0 ? NULL : fdopendir(folder);
  if (list == NULL) {
    if (folder >= 0) close(folder);
    return;
  }
  const struct dirent *entry;
  while (census->size <= census->most && (entry = readdir(list)) != NULL) {
    const char *name = entry->d_name;
    struct stat status;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    count(census, &status);
    if (!S_ISDIR(status.st_mode) || status.st_dev != census->device) continue;
    if (depth == MOST_FOLDERS) {
      census->size = census->most + 1;
    } else {
      const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
      count_folder(census, openat(folder, name, flags), depth + 1);
    }
  }
  closedir(list);
}

// Files that were counted: several processes may have one open.
struct files {
  ino_t *numbers;
  size_t count, room;
};

// Returns whether it wasn't there. Without memory a file is counted again.
static int add_new(struct files *files, ino_t number) {
  for (size_t index = 0; index < files->count; index++) {
    if (files->numbers[index] == number) return 0;
  }
  if (files->count == files->room) {
    const size_t room = files->room * 2 + 64;
    ino_t *const numbers = realloc(files->numbers, room * sizeof *numbers);
    if (numbers == NULL) return 1;
    files->numbers = numbers;
    files->room = room;
  }
  files->numbers[files->count++] = number;
  return 1;
}

// Counts what a thread has open that has no name any more.
static void count_open(struct census *census, struct files *files, const char *folder) {
  DIR *list = opendir(folder);
  if (list == NULL) return;
  const struct dirent *entry;
  while (census->size <= census->most && (entry = readdir(list)) != NULL) {
    struct stat status;
    if (fstatat(dirfd(list), entry->d_name, &status, 0) != 0) continue;
    if (!S_ISREG(status.st_mode) || status.st_nlink != 0) continue;
    if (status.st_dev == census->device && add_new(files, status.st_ino)) count(census, &status);
  }
  closedir(list);
}

// Counts what all threads of a process have open, which may have descriptors of their own.
static void count_process(struct census *census, struct files *files, pid_t process) {
  char path[sizeof "/proc//task//fd" + 3 * sizeof process + sizeof((struct dirent *)0)->d_name];
  snprintf(path, sizeof path, "/proc/%d/task", process);
  DIR *list = opendir(path);
  if (list == NULL) return;
  const struct dirent *entry;
  while (census->size <= census->most && (entry = readdir(list)) != NULL) {
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "/proc/%d/task/%s/fd", process, entry->d_name);
    count_open(census, files, path);
  }
  closedir(list);
}

int _qx_takes_more(int folder, const pid_t *processes, size_t count, unsigned long long most) {
  struct stat status;
  if (fstat(folder, &status) != 0) return 0;
  struct census census = {.device = status.st_dev, .most = most};
  count_folder(&census, openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), 1);
  struct files files = {0};
  for (size_t index = 0; index < count; index++) count_process(&census, &files, processes[index]);
  free(files.numbers);
  return census.size > most;
}

int _qx_remove_tree(const char *path) {
  if (rmdir(path) == 0) return 0;
  if (errno != ENOTEMPTY && errno != EEXIST) return errno;
  struct removal removal = {.root = open_folder(AT_FDCWD, path, 0)};
  if (removal.root < 0) return errno;
  struct stat status;
  if (fstat(removal.root, &status) == 0) removal.device = status.st_dev;
  // What is moved there may come before the place where its list is being read.
  int has_changed = 1;
  while (has_changed) {
    const int list = openat(removal.root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    has_changed = empty(&removal, list, 1);
  }
  close(removal.root);
  return rmdir(path) == 0 ? 0 : errno;
}
