// What starting a process needs between fork and exec, where Swift code may not run, and the
// system interfaces that Swift doesn't import.
//
// Deletable when a Swift package starts processes with vfork's cost, a parent-death signal and a
// chosen set of descriptors.

#ifndef QEMU_LAUNCH_H
#define QEMU_LAUNCH_H

#include <sys/types.h>

/// Starts a process that leads its own process group, so that the terminal's signals don't reach
/// it, and that the kernel kills when the calling thread ends.
///
/// - `path`: The program's file. No search is made.
/// - `argv`, `envp`: Its arguments, its name first, and its whole environment; null-terminated.
/// - `descriptors`: What becomes its descriptors 0, 1, ... `count - 1`, at most 16. It inherits no
///   other. -1 stands for /dev/null.
///
/// The process starts with default signal handlers and an empty signal mask. Returns its id, or a
/// negative error number; then there is no process.
pid_t _qx_launch(
  const char *path, char *const *argv, char *const *envp, const int *descriptors, int count);

/// A descriptor that becomes readable when the process ends, or -1 where the system has none
/// (Linux before 5.3).
int _qx_process_descriptor(pid_t process);

/// Makes a pipe whose ends no other child inherits. Returns 0 or an error number.
int _qx_pipe(int ends[2]);

/// Makes a file that exists in memory alone and that no other child inherits. Returns a descriptor,
/// or -1 and sets errno. The name is for people who look at the process.
int _qx_memory_file(const char *name);

/// Catches SIGINT, SIGQUIT, SIGTERM and SIGHUP, those that aren't ignored, and ignores SIGPIPE, for
/// the rest of this process's life. Call it once. Returns a descriptor that yields one byte, the
/// signal's number, for each signal; or -1.
int _qx_signals_to_pipe(void);

/// Ends this process by the signal's default action, so that its parent sees that signal.
void _qx_end_by_signal(int signal);

#endif
