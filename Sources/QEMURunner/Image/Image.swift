/// What the user wants to boot.
public struct Image: Sendable {
  /// What the file is.
  public enum Format: Sendable {
    /// An ELF file, which says itself where it goes.
    case elf(ELFImage)
    /// Bytes, for an architecture that the user named.
    case raw(Architecture)
  }

  /// The file's path.
  public var path: String

  /// What the file is.
  public var format: Format

  /// The architecture that the file is for.
  public var architecture: Architecture {
    switch format {
    case .elf(let elf): elf.architecture
    case .raw(let architecture): architecture
    }
  }

  /// Finds out what a file is.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - architecture: The architecture that the user named; required for what isn't an ELF file.
  /// - Throws: If the file can't be read, isn't valid, or is for something that isn't supported.
  public init(path: String, architecture: Architecture? = nil) throws(ImageError) {
    let file = try ImageFile(path: path)
    self.path = path
    guard file.size > 0 else {
      throw ImageError(path: path, reason: .truncated("the file is empty"))
    }
    let start = try file.read(at: 0, count: Int(min(file.size, 8)), "first bytes")
    if ELFImage.isELF(start) {
      let elf = try ELFImage(file: file)
      if let architecture, architecture != elf.architecture {
        throw ImageError(
          path: path,
          reason: .unsupported("an ELF file for \(elf.architecture), not for \(architecture)")
        )
      }
      format = .elf(elf)
    } else if let architecture {
      format = .raw(architecture)
    } else {
      throw ImageError(path: path, reason: .notELF(Self.kind(of: start)))
    }
  }

  /// What a file looks like by its first bytes.
  private static func kind(of start: [UInt8]) -> String {
    func begins(_ bytes: [UInt8]) -> Bool { start.starts(with: bytes) }
    let kind: String
    if begins([0x7F]) || begins([0x7F, 0x45]) || begins([0x7F, 0x45, 0x4C]) {
      return "the first bytes of one. Build or copy it again"
    } else if begins([0x1F, 0x8B]) {
      return "gzip data. Unpack it first"
    } else if begins(Array("#!".utf8)) {
      return "a script"
    } else if begins(Array("MZ".utf8)) {
      return "a Windows or UEFI program"
    } else if begins([0xCF, 0xFA, 0xED, 0xFE]) || begins([0xCE, 0xFA, 0xED, 0xFE]) {
      return "a Mach-O file. Build it for a bare-metal triple, such as aarch64-none-none-elf"
    } else if begins(Array("!<arch>".utf8)) {
      return "an archive of object files. Link it, and run the executable"
    } else {
      kind = "other data"
    }
    return kind + ". For a raw image say what it's for: --arch, and --bios or --kernel"
  }
}
