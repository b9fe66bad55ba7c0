// swift-tools-version: 6.2
import PackageDescription

// Guests that the benchmarks build and boot. Not part of the product.

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .target(name: "CRawCalls"),
    .executableTarget(
      name: "Throughput",
      dependencies: [
        "CRawCalls",
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
        .product(name: "Semihosting", package: "swift-qemu-exit"),
      ]
    ),
    .executableTarget(
      name: "Ends",
      dependencies: [
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
      ]
    ),
  ]
)
