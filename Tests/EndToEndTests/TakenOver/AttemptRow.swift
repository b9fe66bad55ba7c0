/// Attempts of a QEMU that has been taken over, which are one to the reader of the document: a row of
/// its table.
struct AttemptRow {
  /// Attempts that some sandboxes let through.
  struct Exception {
    /// The attempts; empty for all of the row.
    var names: Set<String>
    var note: Note
    var isIn: @Sendable (Sandbox) -> Bool

    init(
      _ note: Note,
      _ names: Set<String> = [],
      in isIn: @escaping @Sendable (Sandbox) -> Bool = { _ in true }
    ) {
      self.note = note
      self.names = names
      self.isIn = isIn
    }
  }

  /// Why something is let through, or what is behind it: the document's numbered notes.
  enum Note: String, CaseIterable {
    case unsafe = "What the user may, the guest may."
    case visible =
      "Landlock doesn't hide files: their sizes, owners and times can be asked for, not what is in them."
    case ownRoot = "The root of the sandbox, which holds nothing else."
    case insideOnly = "Processes of the sandbox only, which has its own numbers."
    case locks = """
      On what is granted only. Allowed commands may need locks; with bubblewrap the files are the same as \
      outside.
      """
    case watched = """
      The runner looks once a second, and ends a run whose files are more: until then they are on the disk.
      """
    case uncountedFiles =
      "bubblewrap limits the size of the folder, and not the number of files in it."
    case unseen =
      "The runner doesn't see them. The size of each, and the number of open files, is limited."
    case commands = "Commands need it. They are confined as QEMU is."
    case sameWalls = "What it executes is confined as it is."
    case nobody = "The answer is that of success, and nobody has got the signal."
    case threads = """
      The limit is that of a user's namespace, which the kernel doesn't keep for root, and which bubblewrap \
      doesn't set. Where root can make control groups, they limit its runs to 512 after a tenth of a second.
      """
    case numbers = "Numbers of groups and sessions of processes, and nothing else about them."
    case network = "`--network` grants them."
    case bounding = "They can't be had: the process gains no privileges by what it executes."
    case uncounted = "Not counted as memory. The address space has a limit."
  }

  enum Group: String, CaseIterable {
    case files = "Files"
    case folder = "The guest's folder"
    case processes = "Processes"
    case memory = "Memory"
    case network = "Network"
    case system = "The computer"
  }

  var group: Group
  var title: String
  var names: [String]
  var exceptions: [Exception]

  init(_ group: Group, _ title: String, _ names: String, _ exceptions: [Exception] = []) {
    self.group = group
    self.title = title
    self.names = names.split(whereSeparator: \.isWhitespace).map(String.init)
    self.exceptions = exceptions
  }

  /// The exceptions by which an attempt is let through in a sandbox.
  func notes(_ name: String, in sandbox: Sandbox) -> [Note] {
    exceptions.filter { ($0.names.isEmpty || $0.names.contains(name)) && $0.isIn(sandbox) }
      .map(\.note)
  }

  static let all = files + folder + processes + memory + network + system
}
