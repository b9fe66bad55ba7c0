/// What a guest may use of the host, by semihosting and by whatever mistakes QEMU has.
///
/// By default: an empty temporary folder, which is the guest's working folder, and nothing else. It
/// can't read or write other files, run programs or use the network.
public struct Confinement: Equatable, Sendable {
  /// How QEMU is kept from files.
  public enum Method: String, CaseIterable, Sendable {
    /// By Landlock; where the kernel has none, by bubblewrap; where there's neither, guests with
    /// semihosting aren't run.
    case automatic = "auto"
    /// By Linux's Landlock.
    case landlock
    /// In namespaces of its own, by the program `bwrap`.
    case bubblewrap
    /// Not at all: the guest's semihosting calls reach all files that the user's do. Programs and
    /// the network stay forbidden.
    case unsafe
  }

  /// A folder of the host that the guest may use.
  public struct Share: Equatable, Sendable {
    /// Its path.
    public var path: String

    /// Whether the guest may only read.
    public var isReadOnly: Bool

    /// Describes a folder.
    public init(path: String, isReadOnly: Bool = false) {
      self.path = path
      self.isReadOnly = isReadOnly
    }
  }

  /// How QEMU is kept from files.
  public var method = Method.automatic

  /// The folders that the guest may use, beside the temporary one. The first is its working folder;
  /// the others it reaches by their paths.
  public var shares: [Share] = []

  /// The programs that the guest may run by `SYS_SYSTEM`, by their names or paths. The shell, which
  /// runs them, is one of them as soon as there is any.
  public var commands: [String] = []

  /// Whether QEMU may use the network. The guest may if further arguments give it a device.
  public var mayUseNetwork = false

  /// What applies if the user says nothing.
  public init() {}
}
