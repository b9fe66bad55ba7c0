// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "c-and-assembly",
  targets: [
    .executableTarget(name: "CExit"),
    .executableTarget(name: "AssemblyExit"),
  ]
)
