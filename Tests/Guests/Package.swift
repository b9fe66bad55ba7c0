// swift-tools-version: 6.2
import PackageDescription

// Guests that the end-to-end tests build and boot, with Swift SDKs. Not part of the product.

let package = Package(
  name: "guests",
  targets: [
    .target(name: "CProbe"),
    .target(name: "CPlaces", dependencies: ["CProbe"]),
    .executableTarget(name: "Probe", dependencies: ["CPlaces", "CProbe"]),
    .executableTarget(name: "Intruder"),
    .target(name: "CTestRecords"),
    .executableTarget(name: "TestProtocol", dependencies: ["CTestRecords"]),
    .target(name: "CRestarter"),
    .executableTarget(name: "Restarter", dependencies: ["CRestarter"]),
    .target(name: "CCodegen"),
    .target(name: "CodegenByMechanism"),
    .executableTarget(name: "Codegen", dependencies: ["CCodegen", "CodegenByMechanism"]),
  ]
)
