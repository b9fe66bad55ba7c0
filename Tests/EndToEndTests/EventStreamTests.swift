import Foundation
import QEMURunner
import TestSupport
import Testing

/// Compares what `qemu-exit test` and this toolchain's `swift test` write.
@Suite("The event stream is that of swift test")
struct EventStreamTests {
  /// A record: its kind, that of its event, and its keys.
  private struct Record {
    var kind: String
    var symbols: [String]
    var keys: Set<String>
    var version: String
    var line: String
  }

  private func records(_ url: URL) throws -> [Record] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let payload = object["payload"] as? [String: Any] ?? [:]
      let messages = payload["messages"] as? [[String: Any]] ?? []
      return Record(
        kind: "\(object["kind"] ?? "") \(payload["kind"] ?? "")",
        symbols: messages.compactMap { $0["symbol"] as? String },
        keys: Self.keys(object, at: ""),
        version: "\(object["version"] ?? "")",
        line: String(line)
      )
    }
  }

  private static func keys(_ value: Any, at path: String) -> Set<String> {
    switch value {
    case let object as [String: Any]:
      object.reduce(into: []) { keys, entry in
        keys.insert("\(path).\(entry.key)")
        keys.formUnion(Self.keys(entry.value, at: "\(path).\(entry.key)"))
      }
    case let list as [Any]: list.reduce(into: []) { $0.formUnion(keys($1, at: "\(path)[]")) }
    default: []
    }
  }

  private static let source = """
    import Testing
    @Suite("Sums of numbers") struct Sums {
      @Test("fails with comment", Comment("see the manual"), Comment("page 3"))
      func fails() { #expect(1 + 1 == 3, "it is wrong") }
      @Test(arguments: [1, 2]) func cases(_ n: Int) { #expect(n != 2) }
    }
    @Test func passes() {}
    @Test(.disabled("not today")) func disabled() {}
    @Test func known() { withKnownIssue("it is known") { #expect(1 + 1 == 3) } }
    @Test func warns() { Issue.record("take care", severity: .warning) }
    @Test func attaches() { Attachment.record("hello", named: "a.txt") }
    """

  private func real(in folder: URL) async throws -> [Record] {
    let tests = folder.appending(path: "Tests/RealTests")
    try FileManager.default.createDirectory(at: tests, withIntermediateDirectories: true)
    try Self.source.write(
      to: tests.appending(path: "RealTests.swift"),
      atomically: true,
      encoding: .utf8
    )
    try """
    // swift-tools-version: 6.2
    import PackageDescription
    let package = Package(name: "Real", targets: [.testTarget(name: "RealTests")])
    """.write(
      to: folder.appending(path: "Package.swift"),
      atomically: true,
      encoding: .utf8
    )
    let result = try await run(
      Project.toolchainProgram("swift"),
      [
        "test", "--package-path", folder.path, "--disable-xctest", "--no-parallel",
        "--event-stream-output-path", "\(folder.path)/real.jsonl", "--attachments-path",
        folder.path,
      ]
    )
    #expect(result.status == 1, "\(result.errors)")
    return try records(folder.appending(path: "real.jsonl"))
  }

  @Test("keys, symbols, version and order")
  func same() async throws {
    let folder = try TemporaryFolder()
    let image = try await GuestImages.shared.image(
      "TestProtocol",
      of: "Tests/Guests",
      for: "aarch64-virt"
    )
    let result = try await qemuExit(
      [
        "test", image.path, "--filter", "Sums|passes|disabled|known|warns|attaches",
        "--event-stream-output-path", "ours.jsonl", "--attachments-path", ".", "--num-workers", "1",
      ],
      in: folder.url
    )
    #expect(result.status == 1, "\(result.errors)")
    let ours = try records(folder.url.appending(path: "ours.jsonl"))
    let real = try await real(in: folder.url)
    #expect(Set(ours.map(\.version)) == Set(real.map(\.version)))

    let kinds = Set(real.map(\.kind))
    #expect(Set(ours.map(\.kind)) == kinds)
    for kind in kinds {
      func keys(_ records: [Record]) -> Set<Set<String>> {
        Set(records.filter { $0.kind == kind }.map(\.keys))
      }
      func symbols(_ records: [Record]) -> Set<[String]> {
        Set(records.filter { $0.kind == kind }.map { Array($0.symbols.prefix(2)) })
      }
      let (known, written) = (keys(real), keys(ours))
      #expect(written.isSubset(of: known), "\(kind): \(written.subtracting(known))")
      #expect(symbols(ours).isSubset(of: symbols(real)), "\(kind): \(symbols(ours))")
    }

    // All tests are told of before the run, and nothing after its end.
    let start = try #require(ours.firstIndex { $0.kind == "event runStarted" })
    #expect(ours[..<start].allSatisfy { $0.kind.hasPrefix("test ") })
    #expect(!ours[start...].contains { $0.kind.hasPrefix("test ") })
    #expect(ours.last?.kind == "event runEnded")
    // A test's comments come after its end.
    for records in [ours, real] {
      let end = try #require(
        records.first { $0.kind == "event testEnded" && $0.line.contains("fails()") }
      )
      #expect(end.line.contains("see the manual") && end.symbols == ["fail", "details", "details"])
      #expect(!records.contains { $0.kind == "event testEnded" && $0.line.contains("always") })
    }
    for records in [ours, real] {
      let cases = records.filter { $0.line.contains("cases(_:)") && $0.kind.hasPrefix("event") }
      #expect(
        Set(cases.map(\.kind)) == [
          "event testStarted", "event testCaseStarted", "event testCaseEnded",
          "event issueRecorded", "event testEnded",
        ]
      )
      #expect(cases.first?.kind == "event testStarted" && cases.last?.kind == "event testEnded")
    }
    #expect(
      ours.contains { $0.line.contains(#""id":"Tests.Sums\/cases(_:)\/Protocol.swift:30:2""#) }
    )
    #expect(ours.contains { $0.line.contains(#""id":"Tests.Sums""#) })
  }
}
