// SwiftPM's code for test targets imports XCTest in any case, and names this type, even if no such
// tests are asked for (Build, `BuildPlan+Test.swift`; seen on 6.3.1).

/// Never made.
public struct XCTestCaseEntry {}

@available(*, unavailable, message: "bare metal has no XCTest: write it with 'import Testing'")
open class XCTestCase {}
