/// What a host can do beyond the first version of the specification.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, "Feature bits reported by
/// `:semihosting-features`".
public struct Features: OptionSet, Sendable {
  /// The first byte of features.
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `SYS_EXIT_EXTENDED` is there on 32 bits, too: `SH_EXT_EXIT_EXTENDED`.
  public static var exitExtended: Features { Features(rawValue: 1 << 0) }

  /// `:tt` opened to append is the standard error stream: `SH_EXT_STDOUT_STDERR`.
  public static var separateStandardError: Features { Features(rawValue: 1 << 1) }

  /// What this host has: nothing if it doesn't tell, or nobody answers (``Host/answers``).
  public static func ofHost() -> Features {
    let name: StaticString = ":semihosting-features"
    var bytes: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0)
    guard
      let handle = Host.guardedCall(
        .open,
        UInt(bitPattern: name.utf8Start),
        OpenMode.read.rawValue,
        UInt(name.utf8CodeUnitCount)
      ),
      handle != UInt.max
    else { return [] }
    let left = withUnsafeMutableBytes(of: &bytes) { buffer in
      Host.guardedCall(.read, handle, UInt(bitPattern: buffer.baseAddress), 5)
    }
    _ = Host.guardedCall(.close, handle, 0, 0)
    // The name of the file format, "SHFB".
    guard left == 0, bytes.0 == 0x53, bytes.1 == 0x48, bytes.2 == 0x46, bytes.3 == 0x42 else {
      return []
    }
    return Features(rawValue: bytes.4)
  }
}
