/// A variant of the 32-bit Arm architecture, as far as it decides the machine: LLVM's names.
public enum ArmVariant: String, CaseIterable, Sendable {
  case armv4t, armv6, armv6m, armv7, armv7em, armv7r, armv8a, armv8r
  case armv8mBaseline = "armv8m.base"
  case armv8mMainline = "armv8m.main"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case armv8_1mMainline = "armv8.1m.main"
}
