import HostSupport
import Sandbox

/// What the user may say about a run. What isn't said comes from the machine.
public struct RunOptions: Sendable {
  /// The processor, instead of the machine's.
  public var cpu: String?

  /// Memory as QEMU's `-m` takes it, instead of the machine's.
  public var memory: String?

  /// The number of processors, `-smp`.
  public var processors: Int?

  /// The initial RAM disk, a file, as QEMU's `-initrd` takes it: for Multiboot images the modules and
  /// their arguments, divided by commas.
  public var initrd: String?

  /// What the paths of ``initrd`` are relative to; nil for the working folder.
  public var initrdFolder: String?

  /// The whole command line of a kernel, as QEMU's `-append` takes it; on x86 instead of the guest's
  /// name and arguments.
  public var append: String?

  /// Further arguments for QEMU, after all others.
  public var qemuArguments: [String] = []

  /// Arguments for the guest, behind the image's path, which is its name. Each arrives exactly, by
  /// Documentation/ABI/guest-arguments.md.
  public var guestArguments: [String] = []

  /// By which channel the guest gets input; nil for the machine's usual one.
  public var input: GuestInput?

  /// Called with what attaches a debugger, before QEMU is started; nil if the guest isn't to wait for
  /// one. Its time starts with QEMU all the same.
  public var waitForDebugger: (@Sendable (DebuggerCommands) -> Void)?

  /// How long the guest may run; nil for ever.
  public var timeout: Duration? = .seconds(30)

  /// How many bytes the guest may write to its console, and as many to its standard error; nil for
  /// any number.
  public var outputLimit: Int? = 64 << 20

  /// How many bytes of memory QEMU may take beyond the guest's own; nil for any number. Its
  /// translation buffer takes 1 GiB of them.
  public var memoryLimit: Int? = 3 << 30

  /// How many bytes each file may have that the guest writes; nil for any number.
  public var fileSizeLimit: Int? = 64 << 20

  /// How many bytes all files in the guest's temporary folder may take together; nil for any number.
  /// Folders that it shares with the host don't count.
  public var filesLimit: Int? = 1 << 30

  /// What the guest may use of the host.
  public var confinement = Confinement()

  /// The status of QEMU that means success on x86; nil for the portable convention.
  public var successStatus: Int32?

  /// What applies if the user says nothing.
  public init() {}
}
