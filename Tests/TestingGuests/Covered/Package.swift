// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Covered",
  targets: [.testTarget(name: "Covered", path: "Tests")],
  swiftLanguageModes: [.v6]
)
