import QEMURunner
import Synchronization

/// What an image's guests count, over all their boots.
public final class GuestCoverage: Sendable {
  /// The image's path.
  public let image: String

  private let state: Mutex<RawProfile>

  /// Begins with nothing counted.
  ///
  /// - Throws: `CoverageError` if the image wasn't built for coverage, or isn't as the format says;
  ///   `ImageError` if it can't be read.
  public init(_ image: Image) throws {
    self.image = image.path
    state = Mutex(try RawProfile(RawProfile.Sections(path: image.path)))
  }

  /// Adds what a guest tells: see ``RawProfile/add(_:at:)``.
  package func add(_ bytes: [UInt8], at offset: Int) throws(CoverageError) {
    try state.withLock { profile throws(CoverageError) in try profile.add(bytes, at: offset) }
  }

  /// What was counted up to now.
  public var profile: RawProfile { state.withLock { $0 } }
}
