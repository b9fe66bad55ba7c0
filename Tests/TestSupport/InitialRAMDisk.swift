import Foundation

/// An initial RAM disk for Linux that holds one program, as the first process, and a console.
///
/// Source: Linux, `Documentation/driver-api/early-userspace/buffer-format.rst`.
package struct InitialRAMDisk {
  package private(set) var contents = Data()
  private var entries: UInt32 = 0

  package init(program: Data) {
    add("dev", mode: 0o040755)
    add("dev/console", mode: 0o020600, device: (5, 1))
    add("init", mode: 0o100755, data: program)
    add("TRAILER!!!", mode: 0)
  }

  private mutating func add(
    _ name: String,
    mode: UInt32,
    device: (major: UInt32, minor: UInt32) = (0, 0),
    data: Data = Data()
  ) {
    entries += 1
    let fields: [UInt32] = [
      entries, mode, 0, 0, 1, 0, UInt32(data.count), 0, 0, device.major, device.minor,
      UInt32(name.utf8.count + 1), 0,
    ]
    contents += Data("070701".utf8)
    for field in fields { contents += Data(String(format: "%08X", field).utf8) }
    contents += Data(name.utf8) + [0]
    pad()
    contents += data
    pad()
  }

  private mutating func pad() {
    contents += Data(count: (4 - contents.count % 4) % 4)
  }
}
