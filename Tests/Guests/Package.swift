// swift-tools-version: 6.2
import PackageDescription

// Guests that the end-to-end tests build and boot. Not part of the product.

let package = Package(
  name: "guests",
  dependencies: [.package(name: "swift-qemu-exit", path: "../..", traits: [])],
  targets: [
    .target(
      name: "CProbe",
      dependencies: [.product(name: "CQEMUExit", package: "swift-qemu-exit")]
    ),
    .target(
      name: "CPlaces",
      dependencies: ["CProbe", .product(name: "CQEMUExit", package: "swift-qemu-exit")]
    ),
    .executableTarget(
      name: "Probe",
      dependencies: [
        "CPlaces",
        "CProbe",
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "CQEMUExit", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
        .product(name: "Semihosting", package: "swift-qemu-exit"),
      ]
    ),
    .executableTarget(
      name: "Intruder",
      dependencies: [
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
        .product(name: "Semihosting", package: "swift-qemu-exit"),
      ]
    ),
    .target(name: "CTestRecords"),
    .executableTarget(
      name: "TestProtocol",
      dependencies: [
        "CTestRecords",
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
        .product(name: "Semihosting", package: "swift-qemu-exit"),
      ]
    ),
    .target(name: "CRestarter"),
    .executableTarget(
      name: "Restarter",
      dependencies: [
        "CRestarter",
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
        .product(name: "Semihosting", package: "swift-qemu-exit"),
      ]
    ),
    .target(name: "CCodegen"),
    .target(
      name: "CodegenByMechanism",
      dependencies: [
        .product(name: "QEMUExit", package: "swift-qemu-exit")
      ]
    ),
    .executableTarget(
      name: "Codegen",
      dependencies: [
        "CCodegen",
        "CodegenByMechanism",
        .product(name: "BareMetal", package: "swift-qemu-exit"),
        .product(name: "QEMUExit", package: "swift-qemu-exit"),
      ]
    ),
  ]
)
