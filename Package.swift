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
    .library(
      name: "QEMURunner",
      targets: [
        "BatchRunner", "GuestBuilder", "HostSupport", "ObjectFile", "QEMURunner", "Reports",
        "Sandbox", "TestRunner",
      ]
    ),
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
    .target(name: "CQEMUExit", path: "Sources/Guest/CQEMUExit"),
    .target(name: "QEMUExit", dependencies: ["CQEMUExit"], path: "Sources/Guest/QEMUExit"),
    .target(
      name: "CSemihosting",
      dependencies: ["CQEMUExit"],
      path: "Sources/Guest/CSemihosting"
    ),
    .target(
      name: "Semihosting",
      dependencies: ["CQEMUExit", "CSemihosting"],
      path: "Sources/Guest/Semihosting"
    ),
    .target(name: "CBareMetal", path: "Sources/Guest/CBareMetal"),
    .target(
      name: "BareMetal",
      dependencies: ["CBareMetal", "QEMUExit", "Semihosting"],
      path: "Sources/Guest/BareMetal"
    ),

    // MARK: Host
    .target(name: "CHostSupport", path: "Sources/Host/CHostSupport"),
    // What this computer has: files, processes, threads. It alone is to change for another system.
    .target(
      name: "HostSupport",
      dependencies: ["CHostSupport"],
      path: "Sources/Host/HostSupport"
    ),
    // ELF files of guests.
    .target(name: "ObjectFile", dependencies: ["HostSupport"], path: "Sources/Host/ObjectFile"),
    // How QEMU is kept from what is the user's.
    .target(
      name: "Sandbox",
      dependencies: ["CHostSupport", "HostSupport", "ObjectFile"],
      path: "Sources/Host/Sandbox"
    ),
    // A run of one image: the machine, QEMU, the verdict.
    .target(
      name: "QEMURunner",
      dependencies: ["CHostSupport", "HostSupport", "ObjectFile", "Sandbox"],
      path: "Sources/Host/QEMURunner",
      resources: [.embedInCode("Machine/LinkerScripts")]
    ),
    // The sources of the guest's targets, as data: Scripts/guest-sources.sh.
    .target(name: "CGuestSources", path: "Sources/Host/CGuestSources"),
    .target(
      name: "GuestBuilder",
      dependencies: ["CGuestSources", "CHostSupport", "HostSupport", "ObjectFile", "QEMURunner"],
      path: "Sources/Host/GuestBuilder"
    ),
    .target(name: "Reports", dependencies: ["HostSupport"], path: "Sources/Host/Reports"),
    // Many runs, and what is expected of them.
    .target(
      name: "BatchRunner",
      dependencies: [
        "CHostSupport", "HostSupport", "ObjectFile", "QEMURunner", "Reports", "Sandbox",
      ],
      path: "Sources/Host/BatchRunner"
    ),
    // Tests on the target.
    .target(
      name: "TestRunner",
      dependencies: ["HostSupport", "ObjectFile", "QEMURunner", "Reports", "Sandbox"],
      path: "Sources/Host/TestRunner"
    ),
    .executableTarget(
      name: "qemu-exit",
      dependencies: [
        "BatchRunner",
        "CHostSupport",
        "GuestBuilder",
        "HostSupport",
        "ObjectFile",
        "QEMURunner",
        "Reports",
        "Sandbox",
        "TestRunner",
        .product(
          name: "ArgumentParser",
          package: "swift-argument-parser",
          condition: .when(traits: ["CommandLineTool"])
        ),
      ],
      path: "Sources/Tools/qemu-exit"
    ),
    // What `qemu-exit` reads settings files with, a program of its own: a YAML library brings all
    // of Foundation along, which every start would pay for.
    .executableTarget(
      name: "qemu-exit-settings",
      dependencies: [
        "BatchRunner",
        "HostSupport",
        "ObjectFile",
        "QEMURunner",
        .product(name: "Yams", package: "Yams", condition: .when(traits: ["CommandLineTool"])),
      ],
      path: "Sources/Tools/qemu-exit-settings"
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
    .testTarget(name: "HostSupportTests", dependencies: ["HostSupport", "TestSupport"]),
    .testTarget(name: "ObjectFileTests", dependencies: ["ObjectFile", "TestSupport"]),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox", "TestSupport"]),
    // Semihosting: what the runner quotes must be what guests read.
    .testTarget(
      name: "QEMURunnerTests",
      dependencies: ["QEMURunner", "Semihosting", "TestSupport"]
    ),
    .testTarget(name: "GuestBuilderTests", dependencies: ["GuestBuilder", "TestSupport"]),
    .testTarget(
      name: "BatchRunnerTests",
      dependencies: ["BatchRunner", "TestSupport", "qemu-exit-settings"]
    ),
    .testTarget(name: "TestRunnerTests", dependencies: ["TestRunner", "TestSupport"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["GuestBuilder", "ObjectFile", "QEMURunner", "TestRunner", "TestSupport"]
    ),
    // What a guest's tests and a host's have in common, compiled against Swift Testing.
    .testTarget(name: "CommonTests"),
    .executableTarget(name: "endurance", dependencies: ["QEMURunner"], path: "Tests/Endurance"),
    .executableTarget(name: "landlock-version", path: "Tests/LandlockVersion"),
    .target(
      name: "TestSupport",
      dependencies: [
        "BatchRunner",
        "HostSupport",
        "ObjectFile",
        "QEMURunner",
        "TestRunner",
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
