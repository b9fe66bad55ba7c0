import ObjectFile

/// What QEMU gets in an image's place: a raw image that was made of an ELF file's segments, as `-bios`
/// takes bytes and not ELF files; or the image itself, where this program may read it and QEMU may
/// not.
enum ImageCopy {
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
  ) throws -> FileCopy? {
    let number = QEMUCommand.Descriptor.image
    guard machine.boot == .bios, case .elf(let elf) = image.format else {
      return try FileCopy(ofUnreadable: image.path, as: number, "image", in: files)
    }
    guard let bytes = try bytes(of: elf, in: try ImageFile(path: image.path)) else {
      throw ImageError(
        path: image.path,
        reason: .unsupported(
          "an ELF file whose segments don't fit 64 MiB of flash. Link it for \(machine.id)"
        )
      )
    }
    return try FileCopy(bytes, as: number, "image", in: files)
  }

  /// The bytes of the segments, each at its place from the lowest address on; nil if they are too
  /// many.
  package static func bytes(of elf: ELFImage, in file: ImageFile) throws(ImageError) -> [UInt8]? {
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
