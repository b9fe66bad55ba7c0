/// System calls that a confined QEMU may make, each with the reason. All others are refused.
struct AllowedCalls {
  /// What they are needed for, or why they do no harm.
  var reason: String

  /// Their names.
  var names: [String]

  /// In which sandboxes they are allowed.
  var isIn: @Sendable (Sandbox) -> Bool

  private init(
    _ reason: String,
    _ names: String,
    in isIn: @escaping @Sendable (Sandbox) -> Bool = { _ in true }
  ) {
    self.reason = reason
    self.names = names.split(whereSeparator: \.isWhitespace).map(String.init)
    self.isIn = isIn
  }

  /// The names of those that a sandbox lets through.
  static func names(in sandbox: Sandbox) -> Set<String> {
    Set(all.filter { $0.isIn(sandbox) }.flatMap(\.names))
  }

  static var all: [AllowedCalls] { files + waiting + sockets + memory + threads + others }

  private static let files = [
    AllowedCalls(
      "guests' files by semihosting, and QEMU's own: each is opened behind the barrier for files",
      """
      open openat creat read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2
      lseek close close_range dup dup2 dup3 ftruncate fsync fdatasync fadvise64
      """
    ),
    AllowedCalls(
      "guests' folders by semihosting",
      """
      mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 getdents getdents64 getcwd chdir
      fchdir umask
      """
    ),
    AllowedCalls(
      "what a file is: Landlock doesn't ask, and the document says so",
      "stat fstat lstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat"
    ),
    AllowedCalls("descriptors' flags; the operation is checked", "fcntl"),
    AllowedCalls(
      "whether it is a terminal, how much there is to read; the request is checked",
      "ioctl"
    ),
    AllowedCalls(
      "attributes, which programs copy and list",
      "getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr sendfile",
      in: \.hasCommands
    ),
    AllowedCalls(
      "locks, where the kernel's own way to refuse them isn't had",
      "flock",
      in: \.mayLock
    ),
  ]

  private static let waiting = [
    AllowedCalls(
      "QEMU's main loop",
      """
      poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
      epoll_pwait2 eventfd eventfd2 signalfd signalfd4 timerfd_create timerfd_settime
      timerfd_gettime pipe pipe2 nanosleep clock_nanosleep pause
      """
    )
  ]

  private static let sockets = [
    AllowedCalls(
      "sockets that it was given",
      """
      sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg shutdown listen accept accept4 getsockname
      getpeername setsockopt getsockopt
      """
    ),
    AllowedCalls(
      "the network; the family is checked",
      "socket connect bind",
      in: \.hasNetwork
    ),
    AllowedCalls("pipes of shells", "socketpair", in: \.hasCommands),
  ]

  private static let memory = [
    AllowedCalls("memory; the flags are checked", "mmap"),
    AllowedCalls(
      "memory that was had",
      """
      brk munmap mprotect mremap madvise msync mincore membarrier get_mempolicy map_shadow_stack
      """
    ),
  ]

  private static let threads = [
    AllowedCalls(
      "threads",
      """
      futex futex_waitv futex_wake futex_wait futex_requeue set_robust_list rseq
      set_tid_address sched_yield exit exit_group rt_sigaction rt_sigprocmask rt_sigreturn
      rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack restart_syscall arch_prctl
      """
    ),
    AllowedCalls("threads; the flags are checked", "clone"),
    AllowedCalls("signals to itself, as abort needs them", "tgkill"),
    AllowedCalls(
      "its own processors and limits; the process is checked",
      """
      sched_setaffinity sched_getaffinity prlimit64
      """
    ),
    AllowedCalls(
      "names of threads, and what takes rights away; the operation is checked",
      "prctl"
    ),
    AllowedCalls(
      "the start of QEMU behind the filter: what may be started, the barrier says",
      "execve"
    ),
    AllowedCalls("the end of children: bubblewrap waits for QEMU", "wait4 waitid"),
    AllowedCalls(
      "processes of commands",
      "fork vfork alarm getitimer setitimer getpgid getsid",
      in: \.hasCommands
    ),
    AllowedCalls(
      "signals between commands, where the barrier keeps them from other processes",
      "kill tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal",
      in: \.maySignal
    ),
  ]

  private static let others = [
    AllowedCalls(
      "what it is, and what time it is",
      """
      getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp
      capget uname sysinfo getcpu getrusage getrlimit times time gettimeofday clock_gettime
      clock_getres getrandom
      """
    ),
    AllowedCalls(
      "the kernel lets it through whatever filters say, for its own probes, and refuses it itself",
      "uprobe uretprobe"
    ),
  ]
}
