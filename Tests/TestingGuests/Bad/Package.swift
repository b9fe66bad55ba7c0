// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Bad",
  targets: [
    .target(name: "CBad", path: "CBad"),
    .testTarget(name: "Bad", dependencies: ["CBad"], path: "Tests"),
  ],
  swiftLanguageModes: [.v6]
)
