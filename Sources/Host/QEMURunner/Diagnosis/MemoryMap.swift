import HostSupport

/// What is at which address, as the monitor's `info mtree -f` shows it: the map by which QEMU
/// itself decides where an access goes.
///
/// `info qtree` wouldn't do: it prints no address for devices that sit in a container, which on
/// `virt` are the UART and the flash.
package struct MemoryMap: Equatable {
  /// A range of addresses with one thing behind it.
  package struct Region: Equatable {
    package var range: ClosedRange<UInt64>
    /// What QEMU calls it: a device's name, or that of the memory.
    package var name: Substring
    /// Whether it is memory, as opposed to a device.
    var isMemory: Bool

    /// Reads `0000000000000070-0000000000000071 (prio 0, i/o): rtc @0000000000000001`.
    init?(_ line: Substring) {
      let parts = line.split(separator: " ", maxSplits: 4)
      guard parts.count == 5, parts[1] == "(prio", parts[3].hasSuffix("):") else { return nil }
      let ends = parts[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard ends.count == 2, ends[0] <= ends[1] else { return nil }
      range = ends[0]...ends[1]
      let words = parts[4].split(separator: " ")
      let isPart = words.count > 1 && words.last?.hasPrefix("@") == true
      let all = isPart ? parts[4].dropLast((words.last?.count ?? 0) + 1) : parts[4]
      // It is shown, and its length is QEMU's choice.
      name = all.prefix(64)
      isMemory = parts[3].dropLast(2) != "i/o"
    }
  }

  /// What the first processor can access.
  package private(set) var memory: [Region] = []

  /// The I/O ports.
  private(set) var ports: [Region] = []

  /// Reads the whole answer.
  init(answer: String) {
    var views: [Substring] = []
    for line in answer.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " }
      if line.hasPrefix("FlatView") {
        views = []
      } else if line.hasPrefix("AS \"") {
        views.append(line.dropFirst(4).prefix { $0 != "\"" })
      } else if let region = Region(line) {
        if views.contains("cpu-memory-0") { memory.append(region) }
        // The bus itself is where nothing else is.
        if views.contains("I/O"), region.name != "io" { ports.append(region) }
      }
    }
  }
}
