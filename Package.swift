// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "swift-qemu-exit",
  products: [
    // Guest libraries: no dependencies, no Foundation.
    .library(name: "QEMUExit", targets: ["QEMUExit"]),
    .library(name: "BareMetal", targets: ["BareMetal"]),
    .library(name: "CQEMUExit", targets: ["CQEMUExit"]),
  ],
  targets: [
    // MARK: Guest
    .target(name: "CQEMUExit"),
    .target(name: "QEMUExit", dependencies: ["CQEMUExit"]),
    .target(name: "CBareMetal"),
    .target(name: "BareMetal", dependencies: ["CBareMetal", "QEMUExit"]),

    // MARK: Tests
    .testTarget(name: "QEMUExitTests", dependencies: ["QEMUExit"]),
  ],
  swiftLanguageModes: [.v6]
)
