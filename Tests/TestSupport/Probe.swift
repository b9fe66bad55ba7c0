import Foundation

/// The image of `Probe` for a machine, and copies of it with orders written in.
package struct Probe {
  /// Options of `qemu-exit run` by which nobody answers semihosting's calls.
  package static let withoutSemihosting = [
    "--qemu-arg=-semihosting-config", "--qemu-arg=enable=off",
  ]

  private let image: Data
  private let order: Int

  /// Builds it.
  ///
  /// - Parameters:
  ///   - machine: The machine's name in the catalogue.
  ///   - isT32: Whether it is compiled for T32, on 32-bit Arm.
  package init(machine: String, isT32: Bool = false) async throws {
    let images = GuestImages.shared
    let url =
      isT32
      ? try await images.t32Image("Probe", of: "Tests/Guests/FromSources", for: machine)
      : try await images.image("Probe", of: "Tests/Guests", for: machine)
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
  package func contents(
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    place: Place = .started
  ) -> Data {
    var copy = image
    for (index, word) in [action.rawValue, code, extra, place.rawValue].enumerated() {
      withUnsafeBytes(of: word.littleEndian) { bytes in
        copy.replaceSubrange(order + 4 * index..<order + 4 * (index + 1), with: bytes)
      }
    }
    return copy
  }

  /// Calls a function with an image that does as ordered, a file that is removed afterwards.
  package func withImage<Result>(
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    place: Place = .started,
    _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let url = folder.url.appending(path: "probe-\(action)-\(code)-\(extra)")
    try contents(action, code: code, extra: extra, place: place).write(to: url)
    return try await body(url)
  }

  /// Boots an image that does as ordered, by `qemu-exit run`.
  package func run(
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    place: Place = .started,
    options: [String] = [],
    input: Data? = nil,
    environment: [String: String]? = nil
  ) async throws -> CommandResult {
    try await withImage(action, code: code, extra: extra, place: place) { image in
      let arguments = ["run"] + options + [image.path]
      guard let input else { return try await qemuExit(arguments, environment: environment) }
      let file = image.appendingPathExtension("input")
      try input.write(to: file)
      return try await qemuExit(arguments, input: file, environment: environment)
    }
  }
}
