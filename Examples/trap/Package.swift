// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "trap",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "Trap",
      dependencies: [
        .product(name: "BareMetal", package: "swift-qemu-exit")
      ]
    )
  ]
)
