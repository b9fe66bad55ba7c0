import Foundation
import TestSupport

/// Good inputs, of which hostile ones are made.
struct FuzzCorpus {
  /// Files with a little of everything.
  var small: [[UInt8]] = []

  /// Guests that were built here, if any.
  var large: [[UInt8]] = []

  init() {
    for isBigEndian in [false, true] {
      for (machine, is64Bit) in [
        (183, true), (243, true), (62, true), (40, false), (243, false), (3, false),
      ] as [(UInt16, Bool)] {
        small += Self.images(machine: machine, is64Bit: is64Bit, isBigEndian: isBigEndian)
      }
      small.append(
        ELFBuilder.attributes(architecture: 13, profile: "M", isBigEndian: isBigEndian)
      )
      if !isBigEndian {
        for (machine, is64Bit) in [(183, true), (40, false)] as [(UInt16, Bool)] {
          small.append(TestImage.sample(machine: machine, is64Bit: is64Bit).bytes)
        }
      }
      small.append(
        ELFBuilder.note(machine: "riscv64-virt", isBigEndian: isBigEndian).contents
      )
    }
    small += [
      KernelHeader.bzImage(), KernelHeader.arm64, KernelHeader.arm,
      KernelHeader.riscv(textOffset: 0), KernelHeader.multiboot(flags: 0x1_0003),
      KernelHeader.multiboot2(), [0x1F, 0x8B, 8, 0], Array(":020000040800F2\r\n".utf8),
      Array("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)\n".utf8),
      Array("I e + Tests/My\\sFile.swift 3 4 (a \u{2192} 1) == 2\\n".utf8),
      Array("X 17 Tests/File.swift 3 4 code 3".utf8), Array("T 0x1f 0x0 0x2 data abort".utf8),
      Array("\u{1E}0123456789abcdef S 1\nx\u{1E}0123456789abcdef E 1\n".utf8),
      Array("clang version 17.0.0 (swiftlang-6.3.1)\n".utf8),
    ]
    large = Self.guests()
  }

  private static func images(
    machine: UInt16,
    is64Bit: Bool,
    isBigEndian: Bool
  ) -> [[UInt8]] {
    func note(_ name: String, _ owner: String = "qemu-exit\0", _ type: UInt32 = 1)
      -> ELFBuilder.Segment
    {
      ELFBuilder.note(machine: name, owner: owner, type: type, isBigEndian: isBigEndian)
    }
    var plain = ELFBuilder(is64Bit: is64Bit, isBigEndian: isBigEndian, machine: machine)
    plain.segments.append(ELFBuilder.Segment(address: 0x4010_1000, memorySize: 0x2000))
    var whole = plain
    whole.segments += [note("aarch64-virt"), note("PVH\0", "Xen\0", 18), note("6", "Linux\0", 0)]
    whole.add(
      attributes: ELFBuilder.attributes(
        architecture: 10,
        profile: "A",
        isBigEndian: isBigEndian
      )
    )
    var named = plain
    named.add(
      symbols: [("tohost", 0x4010_0000, 8), ("$x", 0x4010_0000, 0), ("main", 0x4010_0010, 0)]
    )
    var multiboot = plain
    multiboot.segments[0].contents = Array(KernelHeader.multiboot().prefix(128))
    return [plain, whole, named, multiboot].map(\.bytes)
  }

  /// The guests of the tests, by name.
  private static func guests() -> [[UInt8]] {
    let folder = Project.root.appending(path: "Tests/Guests/.build/qemu-exit")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix("/Probe") && $0.split(separator: "/").count == 2 }.sorted()
      .compactMap { try? Data(contentsOf: folder.appending(path: $0)) }.map { Array($0) }
  }
}
