import HostSupport
import ObjectFile

/// Why there is no machine for an image.
public enum MachineError: ToolError, Equatable {
  /// No machine of the catalogue has this name.
  case unknown(String)
  /// The image names a machine that the catalogue doesn't have: the image's path, the machine's
  /// name.
  case unknownInImage(String, String)
  /// The machine is of another architecture than the image: the machine, the image's architecture.
  case mismatch(String, Architecture)
  /// No machine of the catalogue has a processor for the image: the image's path, what it is for, the
  /// options that help.
  case noneForVariant(String, ArmVariant, String)
  /// QEMU's `-kernel` doesn't boot it on any machine: the image's path, what it is and the remedy.
  case notBootable(String, String)

  public var description: String {
    switch self {
    case .unknown(let id):
      "no machine is named '\(id)'. \(Self.hint(for: id))`qemu-exit machines` lists them"
    case .unknownInImage(let path, let id):
      "\(path): linked for the machine '\(id)', which this version doesn't know. "
        + "Say which to use: --machine, or update qemu-exit"
    case .mismatch(let id, let architecture):
      "the machine '\(id)' can't run an image for \(architecture). "
        + "`qemu-exit machines` lists the machines of each architecture"
    case .noneForVariant(let path, let variant, let remedy):
      "\(path): built for \(variant.rawValue), and no machine of `qemu-exit machines` has such a "
        + "processor. Name one of QEMU's: \(remedy)"
    case .notBootable(let path, let obstacle):
      "\(path): \(obstacle)"
    }
  }

  /// A question, if a machine has nearly the name.
  private static func hint(for id: String) -> String {
    Spelling.closest(to: id, in: Machine.catalogue.map(\.id))
      .map { "Did you mean '\($0)'? " } ?? ""
  }
}
