// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ring-buffer",
  products: [.library(name: "RingBuffer", targets: ["RingBuffer"])],
  dependencies: [.package(name: "swift-qemu-exit", path: "../..")],
  targets: [
    .target(name: "RingBuffer"),
    // A program that uses the library: `swift package qemu run` builds and boots it.
    .executableTarget(
      name: "Relay",
      dependencies: [
        "RingBuffer",
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
      ]
    ),
    // On-target tests are a program: `swift package qemu test` builds and boots it.
    .executableTarget(
      name: "RingBufferTests",
      dependencies: [
        "RingBuffer",
        .product(name: "GuestTesting", package: "swift-qemu-exit"),
      ],
      path: "Tests/RingBufferTests"
    ),
  ]
)
