// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "linux-user-space",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "LinuxExit",
      dependencies: [.product(name: "QEMUExit", package: "swift-qemu-exit")]
    )
  ]
)
