// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "semihosting",
  targets: [
    .executableTarget(name: "Count"),
    .executableTarget(name: "Note"),
    .executableTarget(name: "Samples"),
  ]
)
