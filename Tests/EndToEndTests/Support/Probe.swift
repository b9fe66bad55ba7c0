import Foundation

/// The image of `Probe` for a machine, and copies of it with orders written in.
struct Probe {
  private let image: Data
  private let order: Int

  init(machine: String) async throws {
    let url = try await GuestImages.shared.image("Probe", of: "Tests/Guests", for: machine)
    image = try Data(contentsOf: url)
    let mark = Data("QXPROBE:".utf8)
    guard let range = image.firstRange(of: mark),
      image[range.upperBound...].firstRange(of: mark) == nil
    else {
      throw TestError("the probe's image for \(machine) doesn't have exactly one order")
    }
    order = range.upperBound
  }

  /// The bytes of an image that does as ordered.
  func contents(_ action: ProbeAction, code: UInt32 = 0, extra: UInt32 = 0) -> Data {
    var copy = image
    for (index, word) in [action.rawValue, code, extra].enumerated() {
      withUnsafeBytes(of: word.littleEndian) { bytes in
        copy.replaceSubrange(order + 4 * index..<order + 4 * (index + 1), with: bytes)
      }
    }
    return copy
  }

  /// Calls a function with an image that does as ordered, a file that is removed afterwards.
  func withImage<Result>(
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let url = folder.url.appending(path: "probe-\(action)-\(code)-\(extra)")
    try contents(action, code: code, extra: extra).write(to: url)
    return try await body(url)
  }

  /// Boots an image that does as ordered, by `qemu-exit run`.
  func run(
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    options: [String] = []
  ) async throws -> CommandResult {
    try await withImage(action, code: code, extra: extra) { image in
      try await qemuExit(["run"] + options + [image.path])
    }
  }
}
