import Glibc

/// A raw image that was made of an ELF file's segments, in a temporary file that disappears with it.
///
/// QEMU's `-bios` takes bytes, not ELF files.
final class FlatImage {
  let path: String

  private init(path: String) {
    self.path = path
  }

  deinit {
    unlink(path)
  }

  /// The largest flash of a machine that boots by `-bios`.
  private static let mostBytes: UInt64 = 64 << 20

  /// Makes a raw image if the machine boots by one and the image is an ELF file.
  static func ifNeeded(for image: Image, on machine: Machine) throws(ImageError) -> FlatImage? {
    guard machine.boot == .bios, case .elf(let elf) = image.format else { return nil }
    let segments = elf.segments.filter { $0.fileSize > 0 }
    let start = segments.map(\.physicalAddress).min() ?? 0
    var end: UInt64 = 0
    for segment in segments {
      let (last, overflow) = segment.physicalAddress.addingReportingOverflow(segment.fileSize)
      guard !overflow, last - start <= mostBytes else {
        throw ImageError(
          path: image.path,
          reason: .unsupported(
            "an ELF file whose segments don't fit 64 MiB of flash. Link it for \(machine.id)"
          )
        )
      }
      end = max(end, last)
    }
    var bytes = [UInt8](repeating: 0, count: Int(end - start))
    let file = try ImageFile(path: image.path)
    for segment in segments {
      let contents = try file.read(
        at: segment.fileOffset,
        count: Int(segment.fileSize),
        "segment's contents"
      )
      let offset = Int(segment.physicalAddress - start)
      bytes.replaceSubrange(offset..<offset + contents.count, with: contents)
    }
    return try write(bytes, for: image.path)
  }

  private static func write(_ bytes: [UInt8], for path: String) throws(ImageError) -> FlatImage {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/qemu-exit-XXXXXX.bin".utf8CString)
    let descriptor = mkstemps(&template, 4)
    func failure() -> ImageError {
      ImageError(
        path: path,
        reason: .unreadable(
          "can't make a raw image in \(folder): \(String(cString: strerror(errno)))"
        )
      )
    }
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let image = FlatImage(
      path: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    )
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      written += count
    }
    return image
  }
}
