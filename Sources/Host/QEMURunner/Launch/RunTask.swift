import ObjectFile

/// An image, and how it is to be run.
public struct RunTask: Sendable {
  /// The image's path.
  public var image: String

  /// What a raw image is for.
  public var architecture: Architecture?

  /// How the image is loaded; nil for the machine's way.
  public var boot: Machine.Boot?

  /// The machine: a name in the catalogue, or a machine type of QEMU's; nil to choose by the image.
  public var machine: String?

  /// What goes to QEMU and the guest, and the limits.
  public var options = RunOptions()

  /// Describes a run by the image alone.
  public init(image: String) {
    self.image = image
  }

  /// Reads the image's headers and chooses the machine.
  ///
  /// - Throws: `ImageError` or `MachineError`.
  public func resolve() throws -> (Image, Machine) {
    let image = try Image(path: image, architecture: architecture, boot: boot)
    return (image, try Machine.forImage(image, named: machine, boot: boot))
  }
}
