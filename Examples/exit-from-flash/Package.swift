// swift-tools-version: 6.2
import PackageDescription

let libraries: [Target.Dependency] = [
  .product(name: "BareMetal", package: "swift-qemu-exit"),
  .product(name: "QEMUExit", package: "swift-qemu-exit"),
]

let package = Package(
  name: "exit-from-flash",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .executableTarget(name: "Fixed", dependencies: libraries),
    .executableTarget(name: "Computed", dependencies: libraries),
  ]
)
