// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "hello",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "Hello",
      dependencies: [
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
      ]
    )
  ]
)
