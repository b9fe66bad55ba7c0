import TestSupport
import Testing

@testable import ObjectFile
@testable import QEMURunner
@testable import TestRunner

@Suite("Kernels: what their headers say, on which machine and how they are loaded")
struct KernelTests {
  private func image(
    _ contents: [UInt8],
    architecture: Architecture? = nil,
    boot: Machine.Boot? = nil
  ) throws -> Image {
    try Image(
      file: ImageFile(path: "kernel", contents: contents),
      architecture: architecture,
      boot: boot
    )
  }

  private func arguments(
    _ contents: [UInt8],
    named name: String? = nil,
    options: RunOptions = RunOptions()
  ) throws -> String {
    let image = try image(contents)
    let machine = try Machine.forImage(image, named: name)
    return QEMUCommand(
      program: machine.architecture.qemu,
      machine: machine,
      imagePath: image.path,
      loadedAs: machine.boot,
      guestName: image.guestName,
      options: options,
      channels: .terminal
    ).shellQuoted
  }

  @Test(
    "Linux, by its header",
    arguments: [
      (KernelHeader.bzImage(), "x86_64-q35", ["-machine q35"]),
      (KernelHeader.bzImage(loadFlags: 0), "x86_64-q35", ["-machine q35"]),
      (KernelHeader.arm64, "aarch64-virt", ["-machine virt -cpu cortex-a57"]),
      (KernelHeader.arm, "armv7-virt", ["-machine virt -cpu cortex-a15"]),
      (KernelHeader.riscv(textOffset: 0x20_0000), "riscv64-virt-opensbi", ["-machine virt"]),
      (KernelHeader.riscv(textOffset: 0x40_0000), "riscv32-virt-opensbi", ["-machine virt"]),
      (KernelHeader.riscv(textOffset: 0), "riscv64-virt", ["-bios none"]),
    ] as [([UInt8], String, [String])]
  )
  func linux(header: [UInt8], machine: String, expected: [String]) throws {
    let image = try image(header)
    #expect(image.isLinux)
    #expect(try Machine.forImage(image).id == machine)
    var options = RunOptions()
    options.append = "console=ttyS0 panic=-1"
    options.initrd = "initrd.cpio"
    let line = try arguments(header, options: options)
    for words in expected + [
      "-m 1024M", "-append 'console=ttyS0 panic=-1' -kernel kernel -initrd initrd.cpio",
    ] {
      #expect(line.contains(words), "\(line)")
    }
    // The kernel would take its name for a parameter.
    #expect(try !arguments(header).contains("-append"))
    #expect(!line.contains("arg="))
  }

  @Test("Linux on a machine that the user names is loaded by -kernel, whatever the machine's way")
  func named() throws {
    let line = try arguments(KernelHeader.arm64, named: "aarch64-virt-bios")
    #expect(line.contains("-kernel kernel") && !line.contains("-bios"))
    #expect(try arguments(KernelHeader.bzImage(loadFlags: 0), named: "i686-pc").contains("i386"))
    #expect(throws: MachineError.mismatch("i686-pc", .x86_64)) {
      try arguments(KernelHeader.bzImage(), named: "i686-pc")
    }
    // Its memory isn't for the user's taste: QEMU has one size.
    #expect(try !arguments(KernelHeader.arm64, named: "aarch64-raspi3b").contains("-m "))
  }

  @Test("--arch decides where a header doesn't, and must agree with it where it does")
  func architecture() throws {
    let old = try image(KernelHeader.bzImage(version: 0x020B), architecture: .i686)
    #expect(try Machine.forImage(old).id == "i686-q35")
    let narrow = try image(KernelHeader.riscv(textOffset: 0x20_0000), architecture: .riscv32)
    #expect(try Machine.forImage(narrow).id == "riscv32-virt-opensbi")
    let error = try imageError(KernelHeader.arm64, architecture: .riscv64)
    #expect(error?.description.contains("a Linux kernel for aarch64, not for riscv64") == true)
  }

  @Test("--bios takes any bytes as they are, with --arch")
  func bios() throws {
    // U-Boot has Linux's header, too.
    let image = try image(KernelHeader.arm64, architecture: .aarch64, boot: .bios)
    #expect(!image.isLinux)
    #expect(try Machine.forImage(image, boot: .bios).boot == .bios)
    let flash = try self.image(KernelHeader.multiboot(), architecture: .i686, boot: .bios)
    #expect(flash.multiboot == nil && flash.alternative == nil)
    #expect { try self.image(KernelHeader.arm64, boot: .bios) } throws: { error in
      "\(error)".contains("a Linux kernel for aarch64. Leave out --bios")
    }
  }

  private func elf(_ header: [UInt8], is64Bit: Bool, notes: [ELFBuilder.Segment] = []) -> [UInt8] {
    var builder = ELFBuilder(is64Bit: is64Bit, machine: is64Bit ? 62 : 3, entry: 0x10_0000)
    builder.segments = [ELFBuilder.Segment(address: 0x10_0000, contents: header)] + notes
    // What is in front of the contents has to keep them at a multiple of 8.
    let count = builder.bytes.count - notes.map(\.contents.count).reduce(header.count, +)
    builder.segments[0].contents.removeFirst(count % 8)
    return builder.bytes
  }

  private let nothing = [UInt8](repeating: 0, count: 16)
  private let pvh = ELFBuilder.note(machine: "\u{50}\0\0\0", owner: "Xen\0", type: 18)

  @Test("Multiboot 1: 32-bit ELF files, and any bytes with addresses")
  func multiboot() throws {
    for contents in [
      elf(KernelHeader.multiboot(), is64Bit: false), KernelHeader.multiboot(flags: 0x1_0003),
    ] {
      let image = try image(contents)
      #expect(image.multiboot?.version == .one)
      #expect(image.architecture == .i686 && image.alternative == .x86_64)
      #expect(try Machine.forImage(image).id == "x86_64-pc")
      #expect(try Machine.forImage(image, named: "i686-pc").id == "i686-pc")
      // QEMU puts the name in front of the text.
      #expect(try !arguments(contents).contains("-append"))
      var options = RunOptions()
      options.guestArguments = ["a", "b c"]
      #expect(try arguments(contents, options: options).contains("-append 'a \"b c\"'"))
    }
    let narrow = try image(elf(KernelHeader.multiboot(), is64Bit: false), architecture: .i686)
    #expect(try Machine.forImage(narrow).id == "i686-pc")
  }

  @Test("a 64-bit ELF file with a Multiboot header is refused, as QEMU does")
  func wideMultiboot() throws {
    for notes in [[], [pvh]] {
      let image = try image(elf(KernelHeader.multiboot(), is64Bit: true, notes: notes))
      #expect { try Machine.forImage(image) } throws: { error in
        "\(error)".contains("64-bit ELF") && "\(error)".contains("elf32-i386")
      }
      // Raw bytes have no protocol.
      #expect(throws: Never.self) { try Machine.forImage(image, boot: .bios) }
    }
    let addresses = elf(KernelHeader.multiboot(flags: 0x1_0000), is64Bit: true)
    #expect(try Machine.forImage(try image(addresses)).architecture == .x86_64)
  }

  @Test("Multiboot 2 is refused by name, unless a PVH note is there")
  func multiboot2() throws {
    for is64Bit in [false, true] {
      let image = try image(elf(KernelHeader.multiboot2(), is64Bit: is64Bit))
      #expect(image.multiboot?.version == .two)
      #expect { try Machine.forImage(image) } throws: { error in
        "\(error)".contains("Multiboot 2") && "\(error)".contains("XEN_ELFNOTE_PHYS32_ENTRY")
      }
      let other = try self.image(elf(KernelHeader.multiboot2(), is64Bit: is64Bit, notes: [pvh]))
      #expect(throws: Never.self) { try Machine.forImage(other) }
    }
  }

  @Test("a Multiboot header counts where the specification has it, with a right sum")
  func place() {
    func version(_ start: [UInt8]) -> MultibootHeader.Version? {
      MultibootHeader(start: start)?.version
    }
    #expect(version(KernelHeader.multiboot(at: 0)) == .one)
    #expect(version(KernelHeader.multiboot(at: 62)) == nil)
    #expect(version(KernelHeader.multiboot2(at: 8)) == .two)
    #expect(version(KernelHeader.multiboot2(at: 4)) == nil)
    var wrong = KernelHeader.multiboot()
    wrong[72] ^= 1
    #expect(version(wrong) == nil)
    let far = [UInt8](repeating: 0, count: 8192)
    #expect(version(far + KernelHeader.multiboot()) == nil)
    #expect(version(far + KernelHeader.multiboot2()) == .two)
    #expect(version(Array(KernelHeader.multiboot2().prefix(72))) == nil)
  }

  @Test("an uncompressed Linux is one by its notes")
  func vmlinux() throws {
    let note = ELFBuilder.note(machine: "6.12", owner: "Linux\0", type: 0x100)
    let contents = elf(nothing, is64Bit: true, notes: [pvh, note])
    let image = try image(contents)
    #expect(image.isLinux)
    #expect(try Machine.forImage(image).id == "x86_64-q35")
    let line = try arguments(contents)
    #expect(line.contains("-m 1024M") && !line.contains("-append"))
  }

  @Test("options that can't be followed are refused before QEMU starts")
  func refusals() throws {
    func check(_ contents: [UInt8], _ change: (inout RunOptions) -> Void) throws {
      let image = try image(contents)
      var options = RunOptions()
      change(&options)
      try options.check(for: image, on: try Machine.forImage(image))
    }
    #expect(throws: LaunchError.argumentsForLinux) {
      try check(KernelHeader.bzImage()) { $0.guestArguments = ["a"] }
    }
    #expect(throws: LaunchError.argumentsForLinux) {
      try check(KernelHeader.arm64) { $0.guestArguments = ["a"] }
    }
    let x86 = elf(nothing, is64Bit: true, notes: [pvh])
    #expect(throws: LaunchError.argumentsAndAppend) {
      try check(x86) { ($0.guestArguments, $0.append) = (["a"], "b") }
    }
    #expect(throws: LaunchError.argumentsTooLong(5000, most: 4095)) {
      try check(x86) { $0.append = String(repeating: "x", count: 5000) }
    }
    // Semihosting has a line of its own.
    #expect(throws: Never.self) {
      try check(ELFBuilder().bytes) { ($0.guestArguments, $0.append) = (["a"], "b") }
    }
    #expect(throws: LaunchError.noInitrd(for: "an ELF file for aarch64")) {
      try check(ELFBuilder().bytes) { $0.initrd = "/dev/null" }
    }
    for path in ["/nonexistent/initrd.cpio", "/"] {
      for contents in [KernelHeader.bzImage(), KernelHeader.arm64, x86] {
        #expect { try check(contents) { $0.initrd = path } } throws: { error in
          "\(error)".contains("\(path): ") && "\(error)".contains("--initrd")
        }
      }
    }
    // Its modules are for QEMU to find.
    #expect(throws: Never.self) {
      try check(KernelHeader.multiboot(flags: 0x1_0000)) { $0.initrd = "a b,c d" }
    }
  }
}
