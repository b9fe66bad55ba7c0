// swift-tools-version: 6.2
import PackageDescription

// The guest Probe with the libraries as SwiftPM compiles them, for instruction sets that Swift SDKs
// don't have: 32-bit Arm's T32.

let libraries = ["BareMetal", "CQEMUExit", "QEMUExit", "Semihosting"].map {
  Target.Dependency.product(name: $0, package: "swift-qemu-exit")
}

let package = Package(
  name: "guests-from-sources",
  dependencies: [.package(name: "swift-qemu-exit", path: "../../..", traits: [])],
  targets: [
    .target(name: "CProbe", dependencies: libraries),
    .target(name: "CPlaces", dependencies: ["CProbe"] + libraries),
    .executableTarget(name: "Probe", dependencies: ["CPlaces", "CProbe"] + libraries),
  ]
)
