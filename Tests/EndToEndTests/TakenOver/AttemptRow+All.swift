extension AttemptRow {
  static let files = [
    AttemptRow(
      .files,
      "read, write, rename or link files that aren't granted",
      "read-victim write-victim rename-victim link-victim unnamed-file",
      [Exception(.unsafe, in: \.isUnsafe)]
    ),
    AttemptRow(
      .files,
      "see such files, and which processes there are",
      "see-victim see-process",
      [Exception(.visible) { !$0.isBubblewrap }]
    ),
    AttemptRow(
      .files,
      "list folders that aren't granted",
      "list-root",
      [Exception(.unsafe, in: \.isUnsafe), Exception(.ownRoot, in: \.isBubblewrap)]
    ),
    AttemptRow(
      .files,
      "write to the image, or beside it",
      "write-image make-beside-image empty-image",
      [Exception(.unsafe, ["write-image", "make-beside-image"], in: \.isUnsafe)]
    ),
    AttemptRow(
      .files,
      "write, make, rename or remove in a folder that is shared with `:ro`",
      """
      write-read-only make-read-only folder-read-only rename-read-only rename-within-read-only
      remove-read-only empty-by-creat
      """,
      [Exception(.unsafe, in: \.isUnsafe)]
    ),
    AttemptRow(
      .files,
      "empty files there by `truncate`, and by opening them to be read with `O_TRUNC`",
      "empty-by-openat2 empty-by-openat empty-by-open empty-by-path"
    ),
    AttemptRow(
      .files,
      "change modes, owners, times and attributes",
      """
      mode-image mode-read-only mode-victim mode-by-descriptor mode-by-fchmodat2 owner-image
      owner-read-only times-image times-read-only attribute-read-only attribute-victim
      attribute-by-new-call
      """
    ),
    AttemptRow(
      .files,
      "make programs that others run with the user's rights (set-user-ID)",
      "privileged-program privileged-when-made"
    ),
    AttemptRow(
      .files,
      "set files' flags, such as immutable",
      "flags-image flags-read-only flags-scratch flags-by-new-call attributes-read-only"
    ),
    AttemptRow(
      .files,
      "make links, devices and pipes with names",
      "symbolic-link link-read-only make-fifo make-device whiteout"
    ),
    AttemptRow(
      .files,
      "lock files, so that others wait",
      "lock-read-only lock-shared lock-of-description lock-whole",
      [Exception(.locks, in: \.mayLock)]
    ),
    AttemptRow(
      .files,
      "lease and watch files, open them by handles",
      "lease folder-news watch watch-all handle open-handle"
    ),
    AttemptRow(
      .files,
      "freeze file systems, shut them down, have them written to the disk",
      "freeze thaw shut-down put-on-disk all-on-disk"
    ),
    AttemptRow(
      .files,
      "requests of devices, terminals and sockets (`ioctl`) that QEMU doesn't need",
      "any-request clone-range interface-flags terminal-input terminal-selection"
    ),
    AttemptRow(
      .files,
      "signals by way of descriptors",
      "socket-owner socket-group signals-owner signals-owner-extended signals-number"
    ),
    AttemptRow(
      .files,
      "write to `/proc`: the system's settings, its own memory",
      "own-memory own-score core-pattern requests-of-keys control-groups",
      [Exception(.unsafe, in: \.isUnsafe)]
    ),
    AttemptRow(
      .files,
      "read other processes' memory, environment, arguments and folders in `/proc`",
      "parents-memory others-memory others-environment others-folder others-command",
      [
        Exception(.unsafe, in: \.isUnsafe),
        Exception(.insideOnly, ["parents-memory"], in: \.isBubblewrap),
      ]
    ),
    AttemptRow(
      .files,
      "devices",
      "kernel-log physical-memory new-terminal terminal zero virtualization file-systems",
      [Exception(.unsafe, in: \.isUnsafe)]
    ),
  ]

  static let folder = [
    AttemptRow(
      .folder,
      "more than `--files-limit`, written or removed",
      "plainly removed",
      [Exception(.watched) { !$0.hasSizedFolder }]
    ),
    AttemptRow(
      .folder,
      "more than `--files-limit`, beside the pipes by which QEMU has its channels with bubblewrap",
      "removed-beside-channels"
    ),
    AttemptRow(
      .folder,
      "a hundred thousand empty files",
      "empty-files",
      [
        Exception(.watched) { !$0.hasSizedFolder },
        Exception(.uncountedFiles, in: \.isBubblewrap),
      ]
    ),
    AttemptRow(
      .folder,
      "more than `--files-limit`, allocated and not written",
      "allocated allocated-beyond"
    ),
    AttemptRow(
      .folder,
      "more than `--files-limit`, where the runner doesn't look: only mapped, in sockets, in folders without rights",
      "mapped in-flight in-flight-to-runner in-locked-folder",
      [
        Exception(.unseen, ["mapped", "in-locked-folder"]) {
          !$0.hasSizedFolder
        }
      ]
    ),
  ]

  static let processes = [
    AttemptRow(
      .processes,
      "start processes",
      "process process-same-memory process-by-clone3 process-of-parent",
      [Exception(.commands, ["process", "process-same-memory"], in: \.hasCommands)]
    ),
    AttemptRow(
      .processes,
      "run other programs than QEMU in its place",
      "run-own-file run-by-descriptor run-other-program",
      [
        Exception(.sameWalls, ["run-own-file"]) { $0.isBubblewrap || $0.isUnsafe },
        Exception(.sameWalls, ["run-other-program"], in: \.isUnsafe),
      ]
    ),
    AttemptRow(
      .processes,
      "namespaces of its own",
      """
      thread-new-network thread-new-names thread-new-ipc thread-new-cgroup thread-new-processes
      thread-new-user thread-new-files namespaces-by-clone3 process-new-user process-new-files
      process-new-network process-new-processes process-new-ipc process-new-names process-new-cgroup
      unshare join-namespace
      """
    ),
    AttemptRow(
      .processes,
      "threads that have descriptors or a folder of their own",
      "thread-own-files thread-own-place thread-traced own-descriptors",
      [Exception(.commands, ["thread-own-files", "thread-own-place"], in: \.hasCommands)]
    ),
    AttemptRow(
      .processes,
      "3,000 threads",
      "threads",
      [Exception(.threads) { $0.isRoot || $0.isBubblewrap || !$0.hasNamespaces }]
    ),
    AttemptRow(
      .processes,
      "signals to other processes",
      """
      signal-parent signal-other signal-everybody signal-parents-thread signal-thread
      signal-with-value signal-by-descriptor
      """,
      [
        Exception(
          .insideOnly,
          ["signal-parent", "signal-parents-thread", "signal-with-value", "signal-by-descriptor"]
        ) { $0.isBubblewrap && $0.maySignal },
        // bubblewrap takes the filter from a file, before the process is there.
        Exception(.insideOnly, ["signal-parents-thread"], in: \.isBubblewrap),
        Exception(.nobody, ["signal-everybody", "signal-with-value", "signal-by-descriptor"]) {
          !$0.isBubblewrap && $0.maySignal
        },
      ]
    ),
    AttemptRow(
      .processes,
      "other processes' memory, descriptors and pages",
      """
      trace be-traced read-memory write-memory descriptor-of-parent descriptor-of-other
      take-descriptor compare move-pages migrate-pages advise-about locks-of
      """
    ),
    AttemptRow(
      .processes,
      "see other processes' groups, sessions, priorities and processors",
      """
      see-others-processors see-others-group see-others-session see-others-priority
      see-others-scheduler others-limits
      """,
      [
        Exception(.numbers, ["see-others-group", "see-others-session"], in: \.hasCommands)
      ]
    ),
    AttemptRow(
      .processes,
      "change priorities, processors and limits, its own or others'",
      """
      others-priority own-priority real-time others-scheduler others-processors own-limits
      own-limits-by-old-call others-input-priority
      """
    ),
    AttemptRow(
      .processes,
      "outlive the run: leave its group, its session, its parent",
      "outlive name-tracer new-session new-group"
    ),
  ]

  static let memory = [
    AttemptRow(
      .memory,
      "more than `--memory-limit`",
      """
      private-memory heap protected-memory shared-memory growing-memory memory-file secret-memory
      numbered-memory
      """
    ),
    AttemptRow(
      .memory,
      "memory by `/dev/zero` and `/dev/shm`",
      "zero-device shared-memory-folder",
      [Exception(.uncounted, in: \.isUnsafe)]
    ),
    AttemptRow(.memory, "64 GiB of addresses, for tables of pages", "address-space"),
    AttemptRow(
      .memory,
      "the kernel's memory: pipes, sockets, locked pages, rings",
      """
      pipes pipe-size socket-pair locked-memory all-locked pinned-pages duplicated-pipe rings
      asynchronous-input
      """,
      [Exception(.commands, ["socket-pair"], in: \.hasCommands)]
    ),
  ]

  static let network = [
    AttemptRow(
      .network,
      "other programs' sockets on this computer",
      "path-socket abstract-socket datagram-socket datagram-pair hidden-family reconnected-socket"
    ),
    AttemptRow(
      .network,
      "the kernel's sockets: netlink, packets, raw ones, virtual machines, cryptography",
      "netlink packet raw virtual-machines cryptography"
    ),
    AttemptRow(
      .network,
      "IPv4 and IPv6",
      "ipv4 ipv6",
      [Exception(.network, in: \.hasNetwork)]
    ),
  ]

  static let system = [
    AttemptRow(
      .system,
      "capabilities, of root or in a namespace",
      """
      capabilities use-capability poison-memory wake-computer set-capabilities keep-capabilities
      secure-bits memory-map
      """
    ),
    AttemptRow(
      .system,
      "capabilities that a program could bring (the bounding set)",
      "bounding-capabilities",
      [
        Exception(.bounding) { !$0.isRoot || !$0.isBubblewrap }
      ]
    ),
    AttemptRow(.system, "be another user", "user group groups"),
    AttemptRow(
      .system,
      "mount, and other roots",
      "mount unmount new-mount mount-tree mount-attributes new-root other-root"
    ),
    AttemptRow(
      .system,
      "what administrators do: swap, modules, kernels, restart, quotas, names, clocks",
      """
      swap restart module kernel log-of-kernel accounting quota set-clock set-time adjust-clock
      set-name ports
      """
    ),
    AttemptRow(
      .system,
      "programs for the kernel, page faults, counters, keys, personalities",
      "programs-of-kernel page-faults socket-filter counters keys add-key personality"
    ),
    AttemptRow(
      .system,
      "filters of its own",
      "further-filter further-filter-by-prctl"
    ),
    AttemptRow(
      .system,
      "other limits of security modules",
      "further-landlock module-attributes"
    ),
    AttemptRow(
      .system,
      "queues and semaphores that others share",
      "message-queue numbered-queue numbered-semaphores"
    ),
    AttemptRow(
      .system,
      "calls of other architectures, and newer ones",
      "newest-call x32-call i386-call"
    ),
  ]
}
