/// How a file is opened: the modes of C's `fopen`.
///
/// Source: "Semihosting for AArch32 and AArch64", 2025Q4, `SYS_OPEN (0x01)`.
public enum OpenMode: UInt, Sendable {
  /// Reading. The corresponding mode of `fopen` is `"rb"`.
  case read = 1
  /// Reading and writing a file that is there: `"r+b"`.
  case readWrite = 3
  /// Writing, from nothing: `"wb"`. A file that is there is emptied.
  case write = 5
  /// Writing and reading, from nothing: `"w+b"`.
  case writeRead = 7
  /// Writing at the end: `"ab"`.
  case append = 9
  /// Writing at the end, and reading: `"a+b"`.
  case appendRead = 11
}
