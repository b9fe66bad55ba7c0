// swift-tools-version: 6.2
import PackageDescription

let libraries: [Target.Dependency] = [
  .product(name: "BareMetal", package: "swift-qemu-exit"),
  .product(name: "CQEMUExit", package: "swift-qemu-exit"),
]

let package = Package(
  name: "c-and-assembly",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .executableTarget(name: "CExit", dependencies: libraries),
    .executableTarget(name: "AssemblyExit", dependencies: libraries),
  ]
)
