// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ring-buffer",
  products: [.library(name: "RingBuffer", targets: ["RingBuffer"])],
  targets: [
    .target(name: "RingBuffer"),
    // A program that uses the library, on the host or a machine.
    .executableTarget(name: "Relay", dependencies: ["RingBuffer"]),
    .testTarget(name: "RingBufferTests", dependencies: ["RingBuffer"]),
  ]
)
