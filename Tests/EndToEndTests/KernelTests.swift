import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("Kernels by Multiboot and by PVH, with --initrd and --append")
struct KernelTests {
  /// Shows on COM1 the command line and each module's, and its contents, up to a zero byte; ends
  /// with 42, or with 1 if it wasn't entered by a Multiboot loader.
  ///
  /// Source: Multiboot Specification 0.6.96, 3.2 "Machine state" and 3.3 "Boot information format".
  private static let program = """
      .text
      .code32
      .globl entry
    entry:
      cmp $0x2BADB002, %eax
      mov $1, %eax
      jne exit
      mov 16(%ebx), %esi
      call show
      mov 20(%ebx), %ecx
      mov 24(%ebx), %edi
    module:
      jecxz finish
      mov 8(%edi), %esi
      call show
      mov (%edi), %esi
      call show
      add $16, %edi
      dec %ecx
      jmp module
    finish:
      mov $42, %eax
    exit:
      mov $0xF4, %dx
      out %eax, %dx
      hlt
    show:
      mov $0x3F8, %dx
    next:
      lodsb
      test %al, %al
      jz newline
      out %al, %dx
      jmp next
    newline:
      mov $10, %al
      out %al, %dx
      ret
    """

  private static let header = """
      .section .multiboot, "a"
      .align 8
      .long 0x1BADB002, 0, -0x1BADB002

    """

  private static let headerWithAddresses = """
      .text
    start:
      .long 0x1BADB002, 0x10000, -0x1BADB002 - 0x10000
      .long start, start, 0, 0, entry

    """

  private static let headerOfVersion2 = """
      .section .multiboot, "a"
      .align 8
      .long 0xE85250D6, 0, 24, 0x17ADAF12, 0, 8

    """

  /// Assembles and links a program.
  private func build(
    _ source: String,
    triple: String = "i686-unknown-none-elf",
    emulation: String = "elf_i386",
    asRawBytes: Bool = false,
    in folder: TemporaryFolder
  ) async throws -> URL {
    let files = ["guest.S", "guest.o", "guest.elf", "guest"].map { folder.url.appending(path: $0) }
    try Data(source.utf8).write(to: files[0])
    let steps: [(String, [String])] = [
      ("clang", ["--target=\(triple)", "-c", files[0].path, "-o", files[1].path]),
      (
        "ld.lld",
        [
          "--fatal-warnings", "-m", emulation, "--image-base=0x100000",
          "-Ttext=0x101000", "-e", "entry", files[1].path, "-o", files[2].path,
        ]
      ),
      (
        "llvm-objcopy",
        (asRawBytes ? ["-O", "binary"] : []) + [files[2].path, files[3].path]
      ),
    ]
    for (tool, arguments) in steps {
      let result = try await run(try Project.toolchainProgram(tool), arguments)
      guard result.status == 0 else { throw TestError("\(tool): \(result.errors)") }
    }
    return files[3]
  }

  @Test(
    "a Multiboot image runs on the default machine, and on others",
    arguments: [nil, "x86_64-q35", "i686-pc"],
    [false, true]
  )
  func multiboot(machine: String?, isRaw: Bool) async throws {
    let folder = try TemporaryFolder()
    let source = (isRaw ? Self.headerWithAddresses : Self.header) + Self.program
    let image = try await build(source, asRawBytes: isRaw, in: folder)
    let options = machine.map { ["--machine", $0] } ?? []
    let result = try await qemuExit(["run"] + options + [image.path, "--", "a", "b c"])
    #expect(result.status == 42, "\(result.errors)")
    #expect(result.text == "\(image.path) a \"b c\"\n")
  }

  @Test("its command line and its modules come from --append and --initrd")
  func modules() async throws {
    let folder = try TemporaryFolder()
    let image = try await build(Self.header + Self.program, in: folder)
    let files = ["one", "two"].map { folder.url.appending(path: $0).path }
    for file in files { try Data("I am \(file)\0".utf8).write(to: URL(filePath: file)) }
    let modules = "\(files[0]) first,\(files[1])"
    let result = try await qemuExit([
      "run", "--append", "-v over there", "--initrd", modules, image.path,
    ])
    #expect(result.status == 42, "\(result.errors)")
    #expect(
      result.text == """
        \(image.path) -v over there
        \(files[0]) first
        I am \(files[0])
        \(files[1])
        I am \(files[1])

        """
    )
    let missing = try await qemuExit(["run", "--initrd", files[0] + "x", image.path])
    #expect(missing.status == 125)
    #expect(missing.errors.contains(files[0] + "x"))
  }

  @Test(
    "root's modules that QEMU may not read arrive",
    .enabled(if: geteuid() == 0),
    arguments: StandardInputTests.confinements
  )
  func unreadableModules(options: String) async throws {
    let folder = try TemporaryFolder()
    let image = try await build(Self.header + Self.program, in: folder)
    let files = ["one", "two"].map { folder.url.appending(path: $0).path }
    for file in files {
      try Data("I am \(file)\0".utf8).write(to: URL(filePath: file))
      #expect(chown(file, 1, 1) == 0 && chmod(file, 0o600) == 0)
    }
    let modules = "\(files[0]) first,\(files[1]),\(files[0]) again"
    let result = try await qemuExit(
      ["run"] + options.split(separator: " ").map(String.init)
        + ["--initrd", modules, image.path]
    )
    #expect(result.status == 42, "\(result.errors)")
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 7, "\(lines)")
    #expect(lines.filter { $0 == "I am \(files[0])" }.count == 2, "\(lines)")
    #expect(lines.filter { $0 == "I am \(files[1])" }.count == 1, "\(lines)")
    #expect(lines.dropFirst().first?.hasSuffix(" first") == true, "\(lines)")
  }

  @Test("what QEMU doesn't load is refused by name, and the remedy is one")
  func refused() async throws {
    let folder = try TemporaryFolder()
    let second = try await build(Self.headerOfVersion2 + Self.program, in: folder)
    let version = try await qemuExit(["run", second.path])
    #expect(version.status == 125)
    #expect(version.errors.contains("a Multiboot 2 image"), "\(version.errors)")

    let wide = try await build(
      Self.header + Self.program,
      triple: "x86_64-unknown-none-elf",
      emulation: "elf_x86_64",
      in: folder
    )
    let width = try await qemuExit(["run", wide.path])
    #expect(width.status == 125)
    #expect(width.errors.contains("llvm-objcopy -O elf32-i386"), "\(width.errors)")
    // That QEMU refuses it, too.
    let qemu = try await runQEMU(
      "qemu-system-x86_64",
      machine: "pc",
      ["-kernel", wide.path],
      killAfter: 20
    )
    #expect(qemu.status == 1 && qemu.errors.contains("32bit"), "\(qemu.errors)")

    let narrow = wide.appendingPathExtension("32")
    let objcopy = try Project.toolchainProgram("llvm-objcopy")
    let copy = try await run(objcopy, ["-O", "elf32-i386", wide.path, narrow.path])
    #expect(copy.status == 0, "\(copy.errors)")
    #expect(try await qemuExit(["run", narrow.path]).status == 42)
  }

  @Test("a PVH guest gets the text of --append instead of its name and arguments")
  func append() async throws {
    let probe = try await Probe(machine: "x86_64-q35")
    let text = try await probe.run(.arguments, options: ["--append", "one 'two three'"])
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.text == "one\0two three\0")
    try await probe.withImage(.arguments) { image in
      let both = try await qemuExit(["run", "--append", "one", image.path, "--", "two"])
      #expect(both.status == 125)
      #expect(both.errors.contains("--append"), "\(both.errors)")
    }
  }

  /// The first process of a Linux for AArch64: says something and switches the machine off.
  ///
  /// Source: Linux, `include/uapi/asm-generic/unistd.h` and `include/uapi/linux/reboot.h`.
  private static let firstProcess = """
      .globl entry
    entry:
      mov x0, #1
      adr x1, text
      mov x2, #6
      mov x8, #64
      svc #0
      ldr x0, =0xFEE1DEAD
      ldr x1, =0x28121969
      ldr x2, =0x4321FEDC
      mov x8, #142
      svc #0
    text:
      .ascii "hello\\n"

    """

  @Test("Linux for AArch64, with a RAM disk", .enabled(if: LinuxGuest.canBeMade))
  func linuxForAArch64() async throws {
    let folder = try TemporaryFolder()
    let program = try await build(
      Self.firstProcess,
      triple: "aarch64-none-none-elf",
      emulation: "aarch64elf",
      in: folder
    )
    let disk = folder.url.appending(path: "initrd.cpio")
    try InitialRAMDisk(program: Data(contentsOf: program)).contents.write(to: disk)
    let kernel = try await LinuxGuest.shared.kernel(for: "arm64")
    let result = try await qemuExit([
      "run", "--timeout", "120s", "--initrd", disk.path, "--append",
      "console=ttyAMA0 panic=-1 quiet", kernel.path,
    ])
    #expect(result.status == 126, "\(result.text) \(result.errors)")
    #expect(result.text.contains("hello"), "\(result.text)")
    #expect(result.errors.contains("switched off"), "\(result.errors)")
  }
}
