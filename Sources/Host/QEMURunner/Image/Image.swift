import ObjectFile

/// What the user wants to boot.
public struct Image: Sendable {
  /// What the file is.
  public enum Format: Sendable {
    /// An ELF file, which says itself where it goes.
    case elf(ELFImage)
    /// A Linux kernel with a header for boot loaders.
    case linux(LinuxKernel)
    /// Bytes, for an architecture that the user named or that follows from ``Image/multiboot``.
    case raw
  }

  /// The file's path.
  public var path: String

  /// What the file is.
  public var format: Format

  /// The architecture that the file is for.
  public var architecture: Architecture

  /// Another architecture whose processors run it, too.
  public var alternative: Architecture?

  /// The header for Multiboot boot loaders, if it's an x86 image that has one.
  public var multiboot: MultibootHeader?

  /// Finds out what a file is.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - architecture: The architecture that the user named; required for what doesn't tell it.
  ///   - boot: How the user wants it loaded, if said: by `-bios` any bytes are just that.
  /// - Throws: If the file can't be read, isn't valid, or is for something that isn't supported.
  public init(
    path: String,
    architecture: Architecture? = nil,
    boot: Machine.Boot? = nil
  ) throws(ImageError) {
    try self.init(file: try ImageFile(path: path), architecture: architecture, boot: boot)
  }

  package init(
    file: ImageFile,
    architecture: Architecture? = nil,
    boot: Machine.Boot? = nil
  ) throws(ImageError) {
    path = file.path
    guard file.size > 0 else {
      throw ImageError(path: path, reason: .truncated("the file is empty"))
    }
    let elf = try ELFImage.read(file)
    // Most images are ELF files that say all by their headers.
    let isElsewhere = elf.map { !$0.architecture.isX86 || $0.machineName != nil } ?? false
    let count = isElsewhere ? 0 : Int(min(file.size, UInt64(MultibootHeader.searched)))
    let start = try file.read(at: 0, count: count, "first bytes")
    let kernel = elf == nil ? LinuxKernel(start: start) : nil
    let header = boot == .bios ? nil : MultibootHeader(start: start)
    let isForX86 = architecture?.isX86 ?? true
    let what: String
    if let elf {
      guard !elf.isBigEndian else {
        throw ImageError(
          path: path,
          reason: .unsupported(
            "a big-endian ELF file for \(elf.architecture), which isn't supported. "
              + "Build it little-endian"
          )
        )
      }
      what = "an ELF file"
      format = .elf(elf)
      self.architecture = elf.architecture
      if elf.architecture.isX86 { multiboot = header }
    } else if let kernel, boot != .bios {
      what = "a Linux kernel"
      format = .linux(kernel)
      self.architecture = kernel.architecture
      alternative = kernel.alternative
    } else if let header, header.hasAddresses, isForX86 {
      what = "a Multiboot image"
      format = .raw
      self.architecture = .i686
      multiboot = header
    } else if let architecture {
      what = "raw bytes"
      format = .raw
      self.architecture = architecture
      multiboot = isForX86 ? header : nil
    } else if let kernel {
      throw ImageError(
        path: path,
        reason: .notELF(
          "a Linux kernel for \(kernel.architecture). Leave out --bios, or say by --arch what raw "
            + "bytes are for"
        )
      )
    } else {
      throw ImageError(
        path: path,
        reason: .notELF(header?.words ?? ForeignFormat.words(for: start))
      )
    }
    // Multiboot enters an image in 32-bit mode; it may switch to 64 bits itself.
    if isMultiboot, self.architecture == .i686 { alternative = .x86_64 }

    guard let architecture else { return }
    guard runs(on: architecture) else {
      throw ImageError(
        path: path,
        reason: .unsupported("\(what) for \(self.architecture), not for \(architecture)")
      )
    }
    (self.architecture, alternative) = (architecture, nil)
  }

  /// Whether it is a Linux kernel, in whatever form.
  public var isLinux: Bool {
    switch format {
    case .elf(let elf): elf.isLinux
    case .linux: true
    case .raw: false
    }
  }

  /// The name that the guest gets from the runner as its own: the path.
  ///
  /// Nil for Linux, which would take it for a parameter, and for Multiboot images, which get it
  /// from QEMU.
  var guestName: String? { isLinux || isMultiboot ? nil : path }

  /// Whether QEMU's `-kernel` takes it for a Multiboot image, whatever else it is.
  var isMultiboot: Bool { multiboot?.version == .one }

  /// Whether processors of an architecture run it.
  package func runs(on architecture: Architecture) -> Bool {
    architecture == self.architecture || architecture == alternative
  }

  /// What it is that QEMU's `-kernel` doesn't boot, and what to do about it; nil if nothing is
  /// known to be in the way.
  ///
  /// Seen on QEMU 7.2.22 and 10.0.2, which look for a Multiboot header before they look for a PVH
  /// note.
  var obstacle: String? {
    guard let multiboot, !multiboot.hasAddresses else { return nil }
    guard case .elf(let elf) = format else { return multiboot.words }
    switch multiboot.version {
    case .one where elf.architecture == .x86_64:
      return "a Multiboot image as a 64-bit ELF file, which QEMU refuses. Make a 32-bit one of it: "
        + "llvm-objcopy -O elf32-i386; or leave out the header and add a PVH note "
        + "(XEN_ELFNOTE_PHYS32_ENTRY)"
    case .two where !elf.hasPVHEntry:
      return multiboot.words
    case .one, .two: return nil
    }
  }
}
