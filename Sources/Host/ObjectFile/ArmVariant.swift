/// A variant of the 32-bit Arm architecture, as far as it decides the machine.
public enum ArmVariant: String, CaseIterable, Sendable {
  case armv4t, armv6, armv6m, armv7, armv7em
}
