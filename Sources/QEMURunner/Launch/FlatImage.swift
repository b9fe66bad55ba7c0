import CQEMULaunch
import Glibc

/// A raw image that was made of an ELF file's segments, in memory.
///
/// QEMU's `-bios` takes bytes, not ELF files. It gets this one as a file descriptor where it can open
/// that, so that nothing is left in any folder, however the run ends. Nobody can change it.
struct FlatImage {
  /// A file in memory; nil if the image is in a folder.
  let descriptor: FileDescriptor?

  /// The largest flash of a machine that boots by `-bios`.
  private static let mostBytes: UInt64 = 64 << 20

  /// Makes a raw image if the machine boots by one and the image is an ELF file.
  ///
  /// - Parameters:
  ///   - image: The image.
  ///   - machine: The machine.
  ///   - files: By which files QEMU opens its channels.
  static func ifNeeded(
    for image: Image,
    on machine: Machine,
    in files: QEMUCommand.ChannelFiles
  ) throws -> FlatImage? {
    guard machine.boot == .bios, case .elf(let elf) = image.format else { return nil }
    let file = try ImageFile(path: image.path)
    guard let bytes = try bytes(of: elf, in: file) else {
      throw ImageError(
        path: image.path,
        reason: .unsupported(
          "an ELF file whose segments don't fit 64 MiB of flash. Link it for \(machine.id)"
        )
      )
    }
    let (descriptor, failure) = make(bytes, in: files)
    guard failure == 0 else {
      throw LaunchError.system("can't make a raw image", String(cString: strerror(failure)))
    }
    return FlatImage(descriptor: descriptor)
  }

  /// Makes the file.
  ///
  /// - Returns: What QEMU gets of it, and an error number, or 0.
  private static func make(
    _ bytes: [UInt8],
    in files: QEMUCommand.ChannelFiles
  ) -> (FileDescriptor?, Int32) {
    switch files {
    case .system:
      let file = FileDescriptor(_qx_sealed_file("qemu-exit image", bytes, bytes.count))
      return (file, file.number >= 0 ? 0 : errno)
    case .folder:
      let path = files.path(QEMUCommand.Descriptor.image)
      let file = FileDescriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400))
      return (nil, file.number >= 0 ? file.write(bytes) : errno)
    }
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
