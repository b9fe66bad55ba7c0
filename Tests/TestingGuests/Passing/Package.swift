// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Passing",
  targets: [.testTarget(name: "Passing", path: "Tests")],
  swiftLanguageModes: [.v6]
)
