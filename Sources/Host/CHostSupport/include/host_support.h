// What starting a process needs between fork and exec, where Swift code may not run, and the
// system interfaces that Swift doesn't import.
//
// Deletable when a Swift package starts processes with vfork's cost, a parent-death signal and a
// chosen set of descriptors.

#ifndef HOST_SUPPORT_H
#define HOST_SUPPORT_H

#include <sys/types.h>

/// What a process that is confined may do beyond reading, writing and computing.
enum qx_permissions {
  QX_MAY_START_PROGRAMS = 1,
  /// Of the network, and of sockets that others have made on this computer.
  QX_MAY_USE_NETWORK = 2,
  /// Send signals to all processes that it sees.
  QX_MAY_SIGNAL = 4,
  /// Lock files, for which others then wait.
  QX_MAY_LOCK = 8,
  /// Apply filters for system calls to itself.
  QX_MAY_FILTER = 16,
};

/// How a process is confined.
struct qx_confinement {
  /// A ruleset of Landlock's; -1 for none.
  int ruleset;

  /// Whether its system calls are filtered, and what the filter lets through: an `enum
  /// qx_permissions`.
  int is_filtered;
  unsigned permissions;

  /// Whether it is another program that confines, and needs its privileges for that: it must take
  /// them from what it starts.
  int keeps_capabilities;

  /// The most bytes of memory that it may write to, bytes in each file that it writes, open files,
  /// and processes and threads together; the highest number for no limit. It leaves no core dumps.
  ///
  /// Processes and threads are limited only where the process can be in a user namespace of its own
  /// and the kernel counts them for each (Linux 5.14); of root's, they never are.
  unsigned long long most_memory;
  unsigned long long most_file_size;
  unsigned long long most_files;
  unsigned long long most_processes;

  /// A folder that the process may write to; NULL for none.
  const char *folder;

  /// The most bytes of all files in the folder together, and the most files. With these limits the
  /// folder is a file system of its own, in memory, in a mount namespace of the process's, and what is
  /// in the folder isn't in sight. 0 for no limits; then it is the folder that is there.
  unsigned long long folder_size;
  unsigned long long folder_files;

  /// Is set if there is no process because the folder can't be a file system of its own here.
  int is_folder_on_disk_only;
};

/// The words that this program was started with, and how many they are; NULL if the C library
/// doesn't tell.
char *const *_qx_arguments(int *count);

/// Starts a process that leads its own process group, so that the terminal's signals don't reach
/// it, and that the kernel kills when the calling thread ends.
///
/// - `path`: The program's file. No search is made.
/// - `argv`, `envp`: Its arguments, its name first, and its whole environment; null-terminated.
/// - `descriptors`: What becomes its descriptors 0, 1, ... `count - 1`, at most 16. It inherits no
///   other. -1 stands for /dev/null.
/// - `directory`: Its working folder; NULL for this process's.
/// - `confinement`: How it is confined; NULL for not at all.
/// - `lifeline`: What `_qx_guard` has returned, by which the group ends with this process; -1 for none.
///
/// The process starts with default signal handlers and an empty signal mask. Returns its id, or a
/// negative error number; then there is no process.
pid_t _qx_launch(
  const char *path, char *const *argv, char *const *envp, const int *descriptors, int count,
  const char *directory, struct qx_confinement *confinement, int lifeline);

/// Starts a process that ends a process group as soon as the end of a pipe is closed that it returns:
/// at the latest when this process has ended, however it does. The group is that of the program that
/// is started with this end, and which tells its number before it does anything else. Returns the
/// descriptor, or a negative error number.
///
/// - `process`: Is set to the number of the process that was started, which this one must wait for.
int _qx_guard(pid_t *process);

/// Makes a file in memory with the filter that a confined process would get, as bubblewrap takes it:
/// instructions of `struct sock_filter`. Returns a descriptor, or -1 and sets errno.
int _qx_filter_file(unsigned permissions);

/// The version of Landlock's interface that the kernel has; 0 if it has none, or it is switched off.
int _qx_landlock_version(void);

/// Makes a ruleset of Landlock's by which all is forbidden that the kernel can forbid, but for what
/// an `enum qx_permissions` says. Returns a descriptor, or a negative error number.
int _qx_landlock_ruleset(unsigned permissions);

/// What may be done to a file, or to a folder and all that is beneath it.
enum qx_access {
  QX_READ,
  QX_READ_AND_EXECUTE,
  /// Read, write, make, rename and remove files and folders.
  QX_READ_AND_WRITE,
};

/// Lets a ruleset allow what it forbids. `version` is that of Landlock's interface. Returns 0 or an
/// error number.
int _qx_landlock_allow(int ruleset, int version, const char *path, enum qx_access access);

/// A descriptor that becomes readable when the process ends, or -1 where the system has none
/// (Linux before 5.3).
int _qx_process_descriptor(pid_t process);

/// Makes a pipe whose ends no other child inherits. Returns 0 or an error number.
int _qx_pipe(int ends[2]);

/// Makes a socket of the system's own (`AF_UNIX`) that others can connect to by a path, and that no
/// other child inherits. Returns a descriptor, or -1 and sets errno.
int _qx_listen(const char *path);

/// Tries to open a file or a folder to read it, without this thread's capabilities, as confined
/// programs have none. Returns 0 or an error number.
int _qx_try_without_capabilities(const char *path);

/// Removes a folder and all that is in it, however deep that is. Symbolic links aren't followed, and
/// other file systems aren't entered. Returns 0 or an error number; then something is left.
int _qx_remove_tree(const char *path);

/// Whether all that is in a folder, and what processes have open on that file system that was removed,
/// takes more than so many bytes. A file counts as 4 KiB at least, and folders in folders in more than 64 others as too much. Links aren't followed.
int _qx_takes_more(int folder, const pid_t *processes, size_t count, unsigned long long most);

/// Catches SIGINT, SIGQUIT, SIGTERM and SIGHUP, those that aren't ignored, and ignores SIGPIPE, for
/// the rest of this process's life. Call it once. Returns a descriptor that yields one byte, the
/// signal's number, for each signal; or -1. One that comes two seconds after the first ends this
/// process at once.
int _qx_signals_to_pipe(void);

/// The number of processors that this process may be scheduled on.
int _qx_scheduled_processors(void);

/// Ends this process by the signal's default action, so that its parent sees that signal.
void _qx_end_by_signal(int signal);

/// Makes a pipe hold so many pages, a power of two. Returns 0 or an error number.
int _qx_set_pages(int pipe, unsigned pages);

/// Copies what a pipe has next, and leaves it there; or takes it. Neither waits, whatever others do.
///
/// - `between`: The ends of a pipe of one's own, which is empty, before and afterwards.
///
/// Returns the number of bytes, 0 if no more will come; or -1 and sets errno, to EAGAIN if there is
/// nothing yet.
ssize_t _qx_look_into_pipe(int pipe, const int between[2], void *bytes, size_t count);
ssize_t _qx_take_from_pipe(int pipe, const int between[2], void *bytes, size_t count);

/// Drops what a pipe has next, without waiting. Returns the number of bytes, or -1 and sets errno.
ssize_t _qx_drop_from_pipe(int pipe, size_t count);

/// Whether a descriptor is that end of a terminal at which a program plays the device.
int _qx_is_terminals_other_end(int descriptor);

/// Opens a pipe or a terminal once more, to be read (`O_RDONLY`) or written (`O_WRONLY`) without
/// waiting. Returns a descriptor that no other child inherits, or -1.
int _qx_reopen(int descriptor, int access);

/// Writes and reads as `write` and `read` do, but what those tell by SIGPIPE and SIGTTIN, which would
/// end or stop this process, is told by the errors EPIPE and EIO alone.
ssize_t _qx_write_without_signal(int descriptor, const void *bytes, size_t count);
ssize_t _qx_read_without_signal(int descriptor, void *bytes, size_t count);

/// The most bytes of a message to or from a thread that waits in this program's stead; and as many as a
/// pipe takes in one piece.
enum { QX_MOST_AT_ONCE = 4096 };

/// Starts a thread that waits for a descriptor in this program's stead. Returns a socket that no other
/// child inherits, or -1 and sets errno.
///
/// - `access`: `O_WRONLY`: each message to the socket is written, and answered by an `int`, the number of
///   bytes or a negative error number. `O_RDONLY`: each message to the socket, of one byte, is answered
///   by an `int`, an error number or 0, and what was read.
///
/// The thread ends when the socket is closed and it needn't wait any more. It has a copy of the
/// descriptor.
int _qx_serve(int descriptor, int access);

/// Makes a file in memory that nobody can change, whatever rights they open it with, and that no other
/// child inherits. Returns a descriptor, or -1 and sets errno. The name is for people who look at the
/// process.
int _qx_sealed_file(const char *name, const void *bytes, size_t count);

#endif
