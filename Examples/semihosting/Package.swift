// swift-tools-version: 6.2
import PackageDescription

let libraries: [Target.Dependency] = [
  .product(name: "BareMetal", package: "swift-qemu-exit"),
  .product(name: "QEMUExit", package: "swift-qemu-exit"),
  .product(name: "Semihosting", package: "swift-qemu-exit"),
]

let package = Package(
  name: "semihosting",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .executableTarget(name: "Count", dependencies: libraries),
    .executableTarget(name: "Note", dependencies: libraries),
    .executableTarget(name: "Samples", dependencies: libraries),
  ]
)
