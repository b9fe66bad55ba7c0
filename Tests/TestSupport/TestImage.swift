import Foundation

@testable import ObjectFile
@testable import TestRunner

/// Makes ELF files with tables of tests, valid or not.
package struct TestImage {
  package struct Record {
    package var identity: UInt64
    package var kind: UInt32 = 1
    /// The information; nil for none.
    package var json: String?

    package init(identity: UInt64, kind: UInt32 = 1, json: String? = nil) {
      self.identity = identity
      self.kind = kind
      self.json = json
    }
  }

  package var machine: UInt16 = 183
  package var is64Bit = true
  package var isBigEndian = false
  package var records: [Record] = []

  /// The bytes between records, a multiple of 4.
  package var padding = 0

  package init(
    machine: UInt16 = 183,
    is64Bit: Bool = true,
    isBigEndian: Bool = false,
    records: [Record] = [],
    padding: Int = 0
  ) {
    self.machine = machine
    self.is64Bit = is64Bit
    self.isBigEndian = isBigEndian
    self.records = records
    self.padding = padding
  }

  /// Adds a record that is described by some keys.
  package mutating func add(
    _ name: String,
    kind: String = "test",
    line: Int,
    file: String = "Tests/File.swift",
    _ more: String = ""
  ) {
    let kinds = ["test": 1, "suite": 2, "exit": 3] as [String: UInt32]
    let json =
      #"{"kind":"\#(kind)","name":"\#(name)","file":"\#(file)","line":\#(line),"column":4"#
      + (more.isEmpty ? "" : ",\(more)") + "}"
    records.append(
      Record(
        identity: 0x0123_4567_0000_0001 + UInt64(records.count),
        kind: kinds[kind] ?? 9,
        json: json
      )
    )
  }

  /// An image with some of everything.
  package static func sample(machine: UInt16 = 183, is64Bit: Bool = true) -> TestImage {
    var image = TestImage(machine: machine, is64Bit: is64Bit)
    image.add("adds()", line: 12, #""suites":["Sums"],"tags":["slow"],"timeLimit":30"#)
    image.add(
      "Sums",
      kind: "suite",
      line: 10,
      #""displayName":"Sums of numbers","tags":["arithmetic","slow"],"timeLimit":20,"bugs":[{"id":"7"}]"#
    )
    image.add("cases(_:)", line: 20, #""suites":["Sums","Inner"],"parameterized":true"#)
    image.add("free()", line: 3, #""isolation":"boot","serialized":true"#)
    image.add("off()", line: 40, #""suites":["Off"],"displayName":"is off""#)
    image.add("Off", kind: "suite", line: 39, #""disabled":true,"comment":"no board""#)
    image.add("body", kind: "exit", line: 50)
    return image
  }

  package static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }

  /// The section `qemu_exit_tests`.
  package var table: [UInt8] {
    var table: [UInt8] = []
    for record in records {
      table += Self.number(record.identity, 8) + Self.number(UInt64(record.kind), 4)
      table += Self.number(0, 4) + Self.number(0x4010_0000, is64Bit ? 8 : 4)
      table += [UInt8](repeating: 0, count: padding)
    }
    return table
  }

  /// The section `qemu_exit_info`, last record first.
  package var info: [UInt8] {
    var info: [UInt8] = []
    for record in records.reversed() {
      guard let json = record.json else { continue }
      let text = Array(json.utf8)
      let length = (16 + text.count + 7) & ~7
      info += Array("QXT1".utf8) + Self.number(UInt64(length), 4)
      info += Self.number(record.identity, 8) + text
      info += [UInt8](repeating: 0, count: length - 16 - text.count)
    }
    return info
  }

  package var bytes: [UInt8] { bytes(table: table, info: info) }

  package func bytes(table: [UInt8], info: [UInt8]) -> [UInt8] {
    var builder = ELFBuilder(is64Bit: is64Bit, isBigEndian: isBigEndian, machine: machine)
    builder.sections += [
      ELFBuilder.Section(type: 1, contents: table, name: "qemu_exit_tests"),
      ELFBuilder.Section(type: 1, contents: info, name: "qemu_exit_info"),
    ]
    return builder.bytes
  }

  /// The tests that a reader finds.
  package func catalogue() throws -> TestCatalogue {
    try TestCatalogue(file: ImageFile(path: "image", contents: bytes))
  }
}
