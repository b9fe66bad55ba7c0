import Foundation
import TestSupport
import Testing

@Suite("qemu_exit.h, without any library")
struct HeaderTests {
  /// A C program with no start-up code but a stack.
  static func program(call: String) -> String {
    """
    #include "qemu_exit.h"

    __attribute__((naked, noreturn)) void _start(void) {
    #if defined(__aarch64__)
      __asm__("ldr x0, =0x40200000\\n mov sp, x0\\n b run");
    #elif defined(__arm__)
      __asm__("ldr r0, =0x40200000\\n mov sp, r0\\n b run");
    #elif defined(__riscv)
      __asm__("li sp, 0x80200000\\n j run");
    #endif
    }

    __attribute__((used)) void run(void) { \(call); }
    """
  }

  /// Without the floating-point registers, which need start-up code before they can be used.
  static let targets: [(target: String, options: [String], address: String)] = [
    ("aarch64-none-elf", ["-mgeneral-regs-only"], "0x40100000"),
    ("armv7-none-eabi", ["-marm", "-mfloat-abi=soft"], "0x40100000"),
    ("armv7-none-eabi", ["-mthumb", "-mfloat-abi=soft"], "0x40100000"),
    ("riscv64-none-elf", ["-march=rv64imac", "-mcmodel=medany"], "0x80000000"),
    ("riscv32-none-elf", ["-march=rv32imac"], "0x80000000"),
  ]

  /// Builds and boots a program of one file.
  func boot(
    _ source: String,
    named name: String,
    for target: (target: String, options: [String], address: String),
    options: [String] = []
  ) async throws -> CommandResult {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: name)
    try Data(source.utf8).write(to: file)
    let image = folder.url.appending(path: "image.elf")
    let include = Project.root.appending(path: "Sources/Guest/CQEMUExit/include")
    let build = try await run(
      try Project.toolchainProgram("clang"),
      ["--target=\(target.target)"] + target.options + [
        "-O2", "-Wall", "-Wextra", "-Werror", "-ffreestanding", "-nostdlib", "-fuse-ld=lld",
        "-I", include.path, "-Wl,-Ttext=\(target.address)", "-Wl,--entry=_start",
        // lld loads its headers too, for Arm into flash.
        target.target.hasPrefix("arm") ? "-Wl,--image-base=0x400f0000" : "-Wl,--build-id=none",
        "-o", image.path, file.path,
      ]
    )
    #expect(build.status == 0, "\(build.errors)")
    return try await qemuExit(["run"] + options + [image.path])
  }

  @Test("C, by the default mechanism", arguments: targets)
  func defaultMechanism(target: (target: String, options: [String], address: String)) async throws {
    for (code, expected) in [(0, 0), (21, 21), (255, 255), (256, 255)] as [(UInt32, Int32)] {
      let source = Self.program(call: "qemu_exit(\(code)u)")
      #expect(try await boot(source, named: "main.c", for: target).status == expected)
    }
  }

  @Test("C, by semihosting", arguments: targets)
  func semihosting(target: (target: String, options: [String], address: String)) async throws {
    let source = Self.program(call: "qemu_exit_semihosting(22)")
    #expect(try await boot(source, named: "main.c", for: target).status == 22)
  }

  @Test(
    "C, switching off and resetting by PSCI",
    arguments: targets.filter { !$0.target.hasPrefix("riscv") }
  )
  func psci(target: (target: String, options: [String], address: String)) async throws {
    for (call, word) in [("power_off", "switched off"), ("reset", "reset")] {
      let source = Self.program(call: "qemu_psci_\(call)(QEMU_PSCI_HVC)")
      let result = try await boot(source, named: "main.c", for: target)
      #expect(result.status == 126, "\(result.errors)")
      #expect(result.errors.contains(word), "\(result.errors)")
    }
  }

  @Test("C, switching off and resetting by SBI, from supervisor mode on OpenSBI")
  func sbi() async throws {
    let target = (
      target: "riscv64-none-elf",
      // QEMU starts what it loads at the lowest address.
      options: ["-march=rv64imac", "-mcmodel=medany", "-Wl,--image-base=0x80200000", "-Wl,-N"],
      address: "0x80200000"
    )
    for (call, word) in [("power_off", "switched off"), ("reset", "reset")] {
      let source = Self.program(call: "qemu_sbi_\(call)()")
      let result = try await boot(
        source,
        named: "main.c",
        for: target,
        options: ["--machine", "riscv64-virt-opensbi"]
      )
      #expect(result.status == 126, "\(result.errors)")
      #expect(result.errors.contains(word), "\(result.errors)")
    }
  }

  @Test(
    "C, by the HLT encodings of A32 and T32",
    arguments: targets.filter { $0.target.hasPrefix("arm") }
  )
  func hlt(target: (target: String, options: [String], address: String)) async throws {
    let source = Self.program(call: "_qx_semihosting_exit_hlt(0x20, 0x20026, 23)")
    #expect(try await boot(source, named: "main.c", for: target).status == 23)
  }

  @Test("C++ takes the header as it is")
  func cPlusPlus() async throws {
    let source = Self.program(call: "qemu_exit(24)")
      .replacing("__attribute__((naked", with: "extern \"C\" __attribute__((naked")
      .replacing(
        "__attribute__((used)) void run",
        with: "extern \"C\" __attribute__((used)) void run"
      )
    #expect(try await boot(source, named: "main.cpp", for: Self.targets[0]).status == 24)
  }

  @Test("assembly, without a stack", arguments: targets)
  func assembly(target: (target: String, options: [String], address: String)) async throws {
    for (code, expected) in [(0, 0), (25, 25), (300, 255), (-1, 255)] as [(Int64, Int32)] {
      let source = """
        #include "qemu_exit.h"
        #if defined(__thumb__)
          .syntax unified
          .thumb_func
        #endif
          .text
          .global _start
          .type _start, %function
        _start:
          qemu_exit \(code)

        """
      #expect(try await boot(source, named: "main.S", for: target).status == expected)
    }
  }

  @Test(
    "assembly for x86: the value that is written to the port",
    arguments: [(0, 127), (1, 1), (126, 126), (127, 0), (300, 0), (-1, 0)]
  )
  func x86Assembly(code: Int, value: Int) async throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "main.S")
    let object = folder.url.appending(path: "main.o")
    try Data("#include \"qemu_exit.h\"\n  qemu_exit \(code)\n".utf8).write(to: file)
    let include = Project.root.appending(path: "Sources/Guest/CQEMUExit/include").path
    for target in ["x86_64-none-elf", "i686-none-elf"] {
      let build = try await run(
        try Project.toolchainProgram("clang"),
        ["--target=\(target)", "-I", include, "-c", "-o", object.path, file.path]
      )
      #expect(build.status == 0, "\(build.errors)")
      let listing = try await run(
        try Project.toolchainProgram("llvm-objdump"),
        ["-d", object.path]
      )
      #expect(
        listing.text.contains("movl\t$0x\(String(value, radix: 16)), %eax"),
        "\(listing.text)"
      )
    }
  }
}
