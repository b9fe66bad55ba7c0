import Foundation
import QEMURunner

/// The cells as documents: `Documentation/support-matrix.json` and `.md`, and the summary in
/// `Documentation/machines.md`.
struct SupportTable {
  /// Every cell that was measured.
  var cells: [Cell]

  /// The QEMU releases that were used, in order.
  private var releases: [String] {
    cells.map(\.qemu).withoutRepeats
  }

  /// The document for programs.
  func json() throws -> Data {
    struct Document: Encodable {
      var schema = 1
      var reasons: [String: [String: String]]
      var cells: [Cell]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let used = Set(cells.compactMap(\.reason))
    let reasons = used.map { ($0.rawValue, ["text": $0.text, "source": $0.source]) }
    // A cell a line, so that changes can be read.
    let head = String(
      decoding: try encoder.encode(
        Document(reasons: Dictionary(uniqueKeysWithValues: reasons), cells: [])
      ),
      as: UTF8.self
    )
    let lines = try cells.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    let text = head.replacing(
      "\"cells\":[]",
      with: "\"cells\":[\n\(lines.joined(separator: ",\n"))\n]"
    )
    return Data("\(text)\n".utf8)
  }

  /// The document for people.
  func markdown() -> String {
    var text = """
      # Where a guest can end QEMU from

      <!-- Written by `make matrix`; don't edit. -->

      Every cell was booted on QEMU \(releases.joined(separator: " and ")), with codes that fit, the largest \
      of them among them, and one that doesn't; what a machine lacks was tried once a machine. \
      `Documentation/support-matrix.json` lists codes and statuses. Where the processor can tell its mode, the program \
      was asked for it first. A number refers to the reasons at the end, a dot means that there is no such place. Where the memory below the \
      stack can be written to (Versatile/PB, x86, OpenSBI on QEMU 10.0), nothing enforces the 256 bytes.

      Not tried: handlers in Hyp mode; the levels below EL3 on `raspi3b`, but EL1; unprivileged mode in the \
      non-secure state of Armv8-M; T32 on ARMv6, for which BareMetal lacks functions that the compiler calls. Cortex-M0 \
      (`armv6m-microbit`) has no unprivileged mode.


      """
    for machine in cells.map(\.machine).withoutRepeats {
      let own = cells.filter { $0.machine == machine }
      let mechanisms = Mechanism.allCases.filter { mechanism in
        own.contains { $0.mechanism == mechanism }
      }
      text += "## \(machine)\n\n"
      text += "| place | \(mechanisms.map(\.rawValue).joined(separator: " | ")) |\n"
      text += "|---|\(String(repeating: "---|", count: mechanisms.count))\n"
      for place in own.map(\.place).withoutRepeats {
        let words = mechanisms.map { mechanism in
          entry(own.filter { $0.place == place && $0.mechanism == mechanism })
        }
        text += "| \(place) | \(words.joined(separator: " | ")) |\n"
      }
      text += "\n"
    }
    return text + "## Reasons\n\n\(reasons())\n"
  }

  /// The summary: for each architecture and way out, from which kinds of places it works
  /// on all machines.
  func summary() -> String {
    let kinds = Row.Kind.allCases
    var text = "| | \(kinds.map(\.rawValue).joined(separator: " | ")) |\n"
    text += "|---|\(String(repeating: "---|", count: kinds.count))\n"
    for (name, rows) in Self.families {
      let mechanisms = Mechanism.allCases.filter { mechanism in
        rows.contains { $0.mechanisms.contains(mechanism) }
      }
      for mechanism in mechanisms {
        let words = kinds.map { kind in
          let places = rows.filter { $0.kind == kind }.map { "\($0.machine) \($0.title)" }
          return entry(
            summarised(cells) { cell in
              cell.mechanism == mechanism && places.contains("\(cell.machine) \(cell.place)")
            },
            isSummary: true
          )
        }
        // What no place has is no way out of them.
        if words.allSatisfy({ $0 == "·" || $0.hasPrefix("no") }) { continue }
        text += "| \(name): \(mechanism.rawValue) | \(words.joined(separator: " | ")) |\n"
      }
    }
    return text
  }

  /// The cells that a summary is about: a machine that lacks the device, or a QEMU that lacks the
  /// machine's firmware, says nothing about a place.
  private func summarised(_ cells: [Cell], _ isIncluded: (Cell) -> Bool) -> [Cell] {
    cells.filter { cell in
      isIncluded(cell)
        && !(cell.reason.map { $0.isOfTheMachine || $0 == .noFirmwareFile } ?? false)
    }
  }

  /// The groups of the summary.
  private static let families: [(String, [Row])] = [
    ("AArch64", Row.aarch64), ("AArch32, A profile", Row.aProfile),
    ("AArch32, M profile", Row.mProfile),
    ("RISC-V", Row.riscv.filter { !$0.machine.hasSuffix("-opensbi") }),
    ("RISC-V on OpenSBI", Row.riscv.filter { $0.machine.hasSuffix("-opensbi") }),
    ("x86", Row.x86),
  ]

  /// The reasons that occur, numbered as in the tables.
  private var numbered: [Reason] {
    Reason.allCases.filter { reason in cells.contains { $0.reason == reason } }
  }

  func reasons() -> String {
    numbered.enumerated().map { "\($0.offset + 1). \($0.element.text). \($0.element.source)." }
      .joined(separator: "\n")
  }

  /// What stands in a table for cells that differ in QEMU only, or in the summary, for many.
  private func entry(_ cells: [Cell], isSummary: Bool = false) -> String {
    if cells.isEmpty { return "·" }
    let reasons = numbered.enumerated().filter { _, reason in
      cells.contains { $0.reason == reason }
    }
    let numbers =
      reasons.isEmpty ? "" : " (\(reasons.map { "\($0.offset + 1)" }.joined(separator: ", ")))"
    let outcomes = Set(cells.map(\.outcome))
    if outcomes == [.works] { return "yes" }
    if outcomes == [.cannot] { return "no\(numbers)" }
    if !outcomes.contains(.cannot) { return "in part\(numbers)" }
    if isSummary { return "in part\(numbers)" }
    // The releases differ.
    return cells.map { "\($0.qemu): \($0.outcome == .cannot ? "no" : "yes")" }
      .joined(separator: ", ") + numbers
  }
}

extension [String] {
  /// The texts in the order in which they come first.
  fileprivate var withoutRepeats: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
