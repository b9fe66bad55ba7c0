// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "exit-from-flash",
  targets: [
    .executableTarget(name: "Fixed"),
    .executableTarget(name: "Computed"),
  ]
)
