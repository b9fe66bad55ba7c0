import QEMURunner

/// What was built for a machine.
public struct MachineImages {
  /// The machine.
  public var machine: Machine

  /// The paths of the images, or why there are none.
  public var paths: Result<[String], any Error>
}
