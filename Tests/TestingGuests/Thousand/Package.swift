// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Thousand",
  targets: [.testTarget(name: "Thousand", path: "Tests")],
  swiftLanguageModes: [.v6]
)
