// swift-tools-version: 6.2
import PackageDescription

// Guests that the benchmarks build and boot. Not part of the product.

let package = Package(
  name: "benchmarks",
  targets: [
    .target(name: "CRawCalls"),
    .executableTarget(name: "Throughput", dependencies: ["CRawCalls"]),
    .executableTarget(name: "Ends"),
  ]
)
