import Sandbox

extension Enclosure.Limits {
  /// The limits of a run.
  package init(_ options: RunOptions, on machine: Machine) {
    self.init()
    memory = options.memoryLimit.map { limit in
      UInt64(limit) &+ (options.memory.map(Self.bytes) ?? UInt64(machine.memory ?? 0) << 20)
    }
    fileSize = options.fileSizeLimit.map(UInt64.init)
    files = options.filesLimit.map(UInt64.init)
  }

  /// The guest's memory by QEMU's `-m`: `512`, `512M`, `2G`, `size=2G,slots=4`; as much as there can
  /// be if it is written in yet another way.
  private static func bytes(_ memory: String) -> UInt64 {
    let first = memory.split(separator: ",").first ?? ""
    let size = first.hasPrefix("size=") ? first.dropFirst(5) : first
    let digits = size.prefix { $0.isASCII && $0.isNumber }
    let units: [String: UInt64] = ["": 20, "b": 0, "k": 10, "m": 20, "g": 30, "t": 40]
    guard let number = UInt64(digits), let shift = units[size.dropFirst(digits.count).lowercased()],
      number < 1 << 20
    else { return 1 << 62 }
    return number << shift
  }
}
