/// The host's number for what went wrong.
///
/// The specification leaves the numbers to the host. QEMU 7.2 and 10.0 pass on those of the system
/// that they run on; the names here are those of Linux, and the first 34 are the same on every
/// Unix.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_ERRNO (0x13)`; Linux,
/// `include/uapi/asm-generic/errno-base.h`, `errno.h`.
public struct ErrorNumber: RawRepresentable, Equatable, Sendable {
  /// The number.
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// No such file or directory. The corresponding C error is `ENOENT`.
  public static var noSuchFileOrDirectory: ErrorNumber { ErrorNumber(rawValue: 2) }
  /// An error of the device. The corresponding C error is `EIO`.
  public static var ioError: ErrorNumber { ErrorNumber(rawValue: 5) }
  /// The buffer is too small for the command line. The corresponding C error is `E2BIG`.
  public static var argumentListTooLong: ErrorNumber { ErrorNumber(rawValue: 7) }
  /// No such open file. The corresponding C error is `EBADF`.
  public static var badFileDescriptor: ErrorNumber { ErrorNumber(rawValue: 9) }
  /// Not permitted for this file. The corresponding C error is `EACCES`.
  public static var permissionDenied: ErrorNumber { ErrorNumber(rawValue: 13) }
  /// An address that the host can't use. The corresponding C error is `EFAULT`.
  public static var badAddress: ErrorNumber { ErrorNumber(rawValue: 14) }
  /// The file is there already. The corresponding C error is `EEXIST`.
  public static var fileExists: ErrorNumber { ErrorNumber(rawValue: 17) }
  /// A file that must be a directory. The corresponding C error is `ENOTDIR`.
  public static var notDirectory: ErrorNumber { ErrorNumber(rawValue: 20) }
  /// A directory that must be a file. The corresponding C error is `EISDIR`.
  public static var isDirectory: ErrorNumber { ErrorNumber(rawValue: 21) }
  /// A value that the host doesn't take. The corresponding C error is `EINVAL`.
  public static var invalidArgument: ErrorNumber { ErrorNumber(rawValue: 22) }
  /// Too many open files. The corresponding C error is `EMFILE`.
  public static var tooManyOpenFiles: ErrorNumber { ErrorNumber(rawValue: 24) }
  /// The file would be too large. The corresponding C error is `EFBIG`.
  public static var fileTooLarge: ErrorNumber { ErrorNumber(rawValue: 27) }
  /// The host's disk is full. The corresponding C error is `ENOSPC`.
  public static var noSpace: ErrorNumber { ErrorNumber(rawValue: 28) }
  /// The file has no positions. The corresponding C error is `ESPIPE`.
  public static var illegalSeek: ErrorNumber { ErrorNumber(rawValue: 29) }
  /// The host's file system can't be changed. The corresponding C error is `EROFS`.
  public static var readOnlyFileSystem: ErrorNumber { ErrorNumber(rawValue: 30) }
  /// The name is too long. The corresponding C error is `ENAMETOOLONG`.
  public static var fileNameTooLong: ErrorNumber { ErrorNumber(rawValue: 36) }
}

extension ErrorNumber: CustomStringConvertible {
  /// The name of the C error, or the number.
  public var description: String {
    switch rawValue {
    case 1: "EPERM"
    case 2: "ENOENT"
    case 4: "EINTR"
    case 5: "EIO"
    case 7: "E2BIG"
    case 9: "EBADF"
    case 11: "EAGAIN"
    case 12: "ENOMEM"
    case 13: "EACCES"
    case 14: "EFAULT"
    case 16: "EBUSY"
    case 17: "EEXIST"
    case 18: "EXDEV"
    case 20: "ENOTDIR"
    case 21: "EISDIR"
    case 22: "EINVAL"
    case 23: "ENFILE"
    case 24: "EMFILE"
    case 25: "ENOTTY"
    case 26: "ETXTBSY"
    case 27: "EFBIG"
    case 28: "ENOSPC"
    case 29: "ESPIPE"
    case 30: "EROFS"
    case 32: "EPIPE"
    case 36: "ENAMETOOLONG"
    case 38: "ENOSYS"
    case 39: "ENOTEMPTY"
    case 40: "ELOOP"
    default: "error \(rawValue)"
    }
  }
}
