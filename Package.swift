// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "swift-qemu-exit",
  products: [
    // Guest libraries: no dependencies, no Foundation.
    .library(name: "QEMUExit", targets: ["QEMUExit"]),
    .library(name: "Semihosting", targets: ["Semihosting"]),
    .library(name: "BareMetal", targets: ["BareMetal"]),
    .library(name: "CQEMUExit", targets: ["CQEMUExit"]),
    // Host side.
    .library(name: "QEMURunner", targets: ["QEMURunner"]),
    .executable(name: "qemu-exit", targets: ["qemu-exit"]),
    .executable(name: "qemu-exit-settings", targets: ["qemu-exit-settings"]),
    .plugin(name: "QEMUPlugin", targets: ["QEMUPlugin"]),
  ],
  traits: [
    .trait(
      name: "CommandLineTool",
      description: "The `qemu-exit` tool. A package that only builds guests can leave it out."
    ),
    .default(enabledTraits: ["CommandLineTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // For tests only: packages that depend on this one don't fetch them.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    // MARK: Guest
    .target(name: "CQEMUExit"),
    .target(name: "QEMUExit", dependencies: ["CQEMUExit"]),
    .target(name: "CSemihosting", dependencies: ["CQEMUExit"]),
    .target(name: "Semihosting", dependencies: ["CQEMUExit", "CSemihosting"]),
    .target(name: "CBareMetal"),
    .target(name: "BareMetal", dependencies: ["CBareMetal", "QEMUExit", "Semihosting"]),

    // MARK: Host
    .target(name: "CQEMULaunch"),
    // The sources of the guest's targets, as data: Scripts/guest-sources.sh.
    .target(name: "CGuestSources"),
    .target(
      name: "QEMURunner",
      dependencies: ["CGuestSources", "CQEMULaunch"],
      resources: [.embedInCode("Machine/LinkerScripts")]
    ),
    .executableTarget(
      name: "qemu-exit",
      dependencies: [
        "CQEMULaunch",
        "QEMURunner",
        .product(
          name: "ArgumentParser",
          package: "swift-argument-parser",
          condition: .when(traits: ["CommandLineTool"])
        ),
      ]
    ),
    // What `qemu-exit` reads settings files with, a program of its own: a YAML library brings all
    // of Foundation along, which every start would pay for.
    .executableTarget(
      name: "qemu-exit-settings",
      dependencies: [
        "QEMURunner",
        .product(name: "Yams", package: "Yams", condition: .when(traits: ["CommandLineTool"])),
      ]
    ),
    .plugin(
      name: "QEMUPlugin",
      capability: .command(
        intent: .custom(
          verb: "qemu",
          description: "Build, run and test bare-metal programs of this package in QEMU."
        )
      ),
      dependencies: ["qemu-exit", "qemu-exit-settings"]
    ),

    // MARK: Tests
    .target(name: "CSoftFloat", path: "Tests/CSoftFloat"),
    .testTarget(name: "SoftFloatTests", dependencies: ["CSoftFloat"]),
    .target(name: "CMath", path: "Tests/CMath"),
    .testTarget(name: "MathTests", dependencies: ["CMath"]),
    .target(name: "CMemory", path: "Tests/CMemory"),
    .testTarget(name: "MemoryTests", dependencies: ["CMemory"]),
    .testTarget(name: "QEMUExitTests", dependencies: ["QEMUExit"]),
    .testTarget(
      name: "SemihostingTests",
      dependencies: ["CQEMUExit", "CSemihosting", "Semihosting"]
    ),
    // Semihosting: what the runner quotes must be what guests read.
    .testTarget(
      name: "QEMURunnerTests",
      dependencies: ["QEMURunner", "Semihosting", "TestSupport", "qemu-exit-settings"]
    ),
    // What a guest's tests and a host's have in common, compiled against Swift Testing.
    .testTarget(name: "CommonTests"),
    .executableTarget(name: "endurance", dependencies: ["QEMURunner"], path: "Tests/Endurance"),
    .executableTarget(name: "landlock-version", path: "Tests/LandlockVersion"),
    .target(
      name: "TestSupport",
      dependencies: [
        "QEMURunner",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport"
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "QEMURunner", "TestSupport", "endurance", "landlock-version", "qemu-exit",
        "qemu-exit-settings",
      ]
    ),
    // The macros are compiled by the test, against the toolchain's own swift-syntax.
    .testTarget(name: "GuestTestingMacrosTests", dependencies: ["TestSupport"]),
    .testTarget(name: "MatrixTests", dependencies: ["QEMURunner", "TestSupport", "qemu-exit"]),
  ],
  swiftLanguageModes: [.v6]
)
