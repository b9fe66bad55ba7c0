import CQEMULaunch
import Glibc

/// What QEMU gets in an image's place, in memory: a raw image that was made of an ELF file's segments,
/// as `-bios` takes bytes and not ELF files; or the image itself, where this program may read it and
/// QEMU, which has no capabilities, may not.
///
/// QEMU gets a file descriptor where it can open that, so that nothing is left in any folder, however
/// the run ends. Nobody can change it.
struct ImageCopy {
  /// A file in memory; nil if the image is in a folder.
  let descriptor: FileDescriptor?

  /// The largest flash of a machine that boots by `-bios`.
  private static let mostBytes: UInt64 = 64 << 20

  /// Makes a copy if the machine boots by a raw image and the image is an ELF file, or if QEMU can't
  /// read it.
  ///
  /// - Parameters:
  ///   - image: The image.
  ///   - machine: The machine.
  ///   - files: By which files QEMU opens its channels.
  static func ifNeeded(
    for image: Image,
    on machine: Machine,
    in files: QEMUCommand.ChannelFiles
  ) throws -> ImageCopy? {
    let bytes: [UInt8]
    if machine.boot == .bios, case .elf(let elf) = image.format {
      guard let segments = try Self.bytes(of: elf, in: try ImageFile(path: image.path)) else {
        throw ImageError(
          path: image.path,
          reason: .unsupported(
            "an ELF file whose segments don't fit 64 MiB of flash. Link it for \(machine.id)"
          )
        )
      }
      bytes = segments
    } else if geteuid() == 0, _qx_try_without_capabilities(image.path) == EACCES {
      let file = try ImageFile(path: image.path)
      // QEMU says what it thinks of larger ones.
      guard file.size <= 1 << 30 else { return nil }
      bytes = try file.read(at: 0, count: Int(file.size), "contents")
    } else {
      return nil
    }
    let (descriptor, failure) = make(bytes, in: files)
    guard failure == 0 else {
      throw LaunchError.system("can't copy the image", String(cString: strerror(failure)))
    }
    return ImageCopy(descriptor: descriptor)
  }

  /// Makes the file.
  ///
  /// - Returns: What QEMU gets of it, and an error number, or 0.
  private static func make(
    _ bytes: [UInt8],
    in files: QEMUCommand.ChannelFiles
  ) -> (FileDescriptor?, Int32) {
    guard let path = files.made(QEMUCommand.Descriptor.image) else {
      let file = FileDescriptor(_qx_sealed_file("qemu-exit image", bytes, bytes.count))
      return (file, file.number >= 0 ? 0 : errno)
    }
    let file = FileDescriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400))
    return (nil, file.number >= 0 ? file.write(bytes) : errno)
  }

  /// The bytes of the segments, each at its place from the lowest address on; nil if they are too
  /// many.
  static func bytes(of elf: ELFImage, in file: ImageFile) throws(ImageError) -> [UInt8]? {
    let segments = elf.segments.filter { $0.fileSize > 0 }
    let start = segments.map(\.physicalAddress).min() ?? 0
    var end = start
    // Segments may overlap: then it is their sum that costs time.
    var sum: UInt64 = 0
    for segment in segments {
      let (last, overflow) = segment.physicalAddress.addingReportingOverflow(segment.fileSize)
      guard !overflow, last - start <= mostBytes, segment.fileSize <= mostBytes - sum else {
        return nil
      }
      end = max(end, last)
      sum += segment.fileSize
    }
    var bytes = [UInt8](repeating: 0, count: Int(end - start))
    for segment in segments {
      let contents = try file.read(
        at: segment.fileOffset,
        count: Int(segment.fileSize),
        "segment's contents"
      )
      let offset = Int(segment.physicalAddress - start)
      bytes.replaceSubrange(offset..<offset + contents.count, with: contents)
    }
    return bytes
  }
}
