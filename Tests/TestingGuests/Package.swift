// swift-tools-version: 6.2
import PackageDescription

// Guests with tests in them, that the end-to-end tests build and boot. Not part of the product.

let package = Package(
  name: "testing-guests",
  dependencies: [
    .package(name: "swift-qemu-exit", path: "../..", traits: ["GuestTesting"])
  ],
  targets: [
    guest("Passing"),
    guest("Failing"),
    guest("Bad", extra: ["CBad"]),
    .target(name: "CBad"),
    guest("Covered"),
    guest("Thousand"),
  ],
  swiftLanguageModes: [.v6]
)

func guest(_ name: String, extra: [Target.Dependency] = []) -> Target {
  .executableTarget(
    name: name,
    dependencies: extra + [
      .product(name: "BareMetal", package: "swift-qemu-exit"),
      .product(name: "GuestTesting", package: "swift-qemu-exit"),
      .product(name: "QEMUExit", package: "swift-qemu-exit"),
      .product(name: "Semihosting", package: "swift-qemu-exit"),
    ]
  )
}
