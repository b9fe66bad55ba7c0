// swift-tools-version: 6.2
// Tests that a host's Swift Testing and a guest's run from the same sources, some of which fail: what
// they report is compared, by Tests/EndToEndTests/ConstructsTests.swift.
import PackageDescription

let package = Package(
  name: "Constructs",
  targets: [
    .target(name: "Shop"),
    .testTarget(
      name: "ShopTests",
      dependencies: ["Shop"],
      swiftSettings: [
        .treatAllWarnings(as: .error), .enableExperimentalFeature("Lifetimes"),
      ]
    ),
  ]
)
