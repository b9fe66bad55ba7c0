import Foundation
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("What a timeout tells: where the guest hung, and what is missing, each with its evidence")
struct TimeoutHintTests {
  static let disabled = Probe.withoutSemihosting

  /// A run that times out, and its report.
  struct Timeout {
    var errors: String
    var cores: [[String: Any]]
    var hints: [String]

    var symbols: [String?] { cores.map { $0["symbol"] as? String } }
  }

  /// Boots an image that never ends.
  func boot(_ image: URL, _ options: [String] = []) async throws -> Timeout {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let report = folder.url.appending(path: "report.json")
    let result = try await qemuExit(
      // Time to get where it stays, on a busy computer, too.
      ["run", "--timeout", "2s", "--report", report.path] + options + [image.path]
    )
    #expect(result.status == 124, "\(result.errors)")
    let json = try jsonObject(at: report)
    let timeout = Timeout(
      errors: result.errors,
      cores: try #require(json["cores"] as? [[String: Any]], "\(result.errors)"),
      hints: try #require(json["hints"] as? [String])
    )
    // People see what the report has.
    for hint in timeout.hints { #expect(result.errors.contains("hint: \(hint)\n")) }
    for core in timeout.cores {
      let pc = try #require(core["pc"] as? String)
      #expect(result.errors.contains("was at \(pc)"), "\(result.errors)")
    }
    return timeout
  }

  func boot(
    _ machine: String,
    _ action: ProbeAction,
    code: UInt32 = 0,
    extra: UInt32 = 0,
    _ options: [String] = []
  ) async throws -> Timeout {
    try await Probe(machine: machine).withImage(action, code: code, extra: extra) { image in
      try await boot(image, options)
    }
  }

  // MARK: Where it hung

  @Test(
    "a guest that goes round in a loop: its function, and no hint",
    arguments: Machine.catalogue.filter { $0.firmware == nil }.map(\.id)
  )
  func hang(machine: String) async throws {
    let timeout = try await boot(machine, .hang)
    #expect(timeout.hints.isEmpty)
    let symbol = try #require(timeout.symbols.first ?? nil, "\(timeout.errors)")
    #expect(symbol.contains("Probe") || symbol == "probe_read_order")
    #expect(timeout.cores.first?["offset"] is Int)
  }

  @Test(
    "every processor has a program counter",
    arguments: ["aarch64-virt", "armv7-virt", "riscv64-virt", "riscv32-virt", "x86_64-q35"]
  )
  func processors(machine: String) async throws {
    let timeout = try await boot(machine, .hang, ["--smp", "2"])
    #expect(timeout.cores.map { $0["core"] as? Int } == [0, 1])
    #expect(timeout.hints.isEmpty)
  }

  @Test("a guest that ends has no such keys in its report")
  func ended() async throws {
    let folder = try TemporaryFolder()
    let report = folder.url.appending(path: "report.json")
    let options = ["--report", report.path]
    let result = try await Probe(machine: "riscv64-virt").run(.exit, code: 3, options: options)
    #expect(result.status == 3)
    let json = try jsonObject(at: report)
    #expect(json["cores"] == nil && json["hints"] == nil)
  }

  @Test("a raw image has no symbols")
  func raw() async throws {
    let folder = try TemporaryFolder()
    let image = folder.url.appending(path: "raw.bin")
    // b .
    try Data([0, 0, 0, 0x14]).write(to: image)
    let options = ["--arch", "aarch64", "--machine", "aarch64-virt-bios", "--bios"]
    let timeout = try await boot(image, options)
    #expect(timeout.cores.first?["pc"] as? String == "0x0")
    #expect(timeout.symbols == [nil])
    #expect(timeout.hints.isEmpty)
  }

  // MARK: Semihosting

  @Test(
    "no semihosting: the trapped call, its instruction and the flag",
    arguments: Machine.catalogue.filter { $0.mechanism == .semihosting }
  )
  func semihosting(machine: Machine) async throws {
    // Debian 12's QEMU has no such firmware.
    if machine.id == "riscv32-virt-opensbi" { return }
    let call =
      switch machine.architecture {
      case .aarch64: "hlt #0xf000"
      case .arm where machine.triple.contains("m-none"): "bkpt #0xab"
      case .arm: "svc #0x123456"
      default: "slli, ebreak, srai"
      }
    let timeout = try await boot(machine.id, .semihostingExtended, code: 3, Self.disabled)
    let hint = try #require(timeout.hints.first, "\(timeout.errors)")
    #expect(timeout.hints.count == 1)
    #expect(
      hint.hasPrefix("no semihosting enabled: core 0 trapped at a semihosting call (\(call))")
    )
    #expect(hint.contains(" in _qx_report_trap+0x"))
    #expect(hint.hasSuffix("pass -semihosting-config enable=on"))
    let enabled = try await Probe(machine: machine.id).run(.semihostingExtended, code: 3)
    #expect(enabled.status == 3)
  }

  @Test("no semihosting and a loop elsewhere: no hint, as nothing shows that it matters")
  func semihostingUnused() async throws {
    let timeout = try await boot("aarch64-virt", .hang, Self.disabled)
    #expect(timeout.hints.isEmpty)
  }

  @Test("the last word on -semihosting-config counts, as in QEMU")
  func semihostingOptions() async throws {
    let probe = try await Probe(machine: "aarch64-virt")
    let options = Self.disabled + ["--qemu-arg=-semihosting-config", "--qemu-arg=target=native"]
    let result = try await probe.run(.exit, code: 3, options: options + ["--timeout", "2s"])
    #expect(result.errors.contains("no semihosting enabled"))
    #expect(result.status == 124)
    let flag = try await probe.run(
      .exit,
      code: 3,
      options: Self.disabled + ["--qemu-arg=-semihosting"]
    )
    #expect(flag.status == 3)
  }

  // MARK: Programs of one's own

  /// Assembles a program without any library.
  func assemble(
    _ source: String,
    target: String,
    at address: String,
    in folder: TemporaryFolder
  ) async throws -> URL {
    let file = folder.url.appending(path: "guest.S")
    let image = folder.url.appending(path: "guest-\(target).elf")
    try Data(source.utf8).write(to: file)
    // Its own program headers, so that the linker doesn't load the file's headers in front.
    let script = folder.url.appending(path: "guest.ld")
    let layout = """
      PHDRS { load PT_LOAD FLAGS(7); note PT_NOTE; }
      SECTIONS {
        . = \(address);
        .text : { *(.text) } :load
        .note.Xen : { *(.note.Xen) } :load :note
        .tohost : { *(.tohost) } :load
      }
      """
    try Data(layout.utf8).write(to: script)
    let options =
      switch target.prefix(7) {
      case "riscv64": ["-march=rv64imac", "-mno-relax"]
      case "riscv32": ["-march=rv32imac", "-mno-relax"]
      default: ["-static"]
      }
    let build = try await run(
      try Project.toolchainProgram("clang"),
      ["--target=\(target)"] + options + [
        "-nostdlib", "-fuse-ld=lld", "-Wl,-T,\(script.path)", "-o", image.path, file.path,
      ]
    )
    #expect(build.status == 0, "\(build.errors)")
    return image
  }

  func boot(
    _ source: String,
    target: String,
    at address: String,
    _ options: [String] = []
  ) async throws -> Timeout {
    let folder = try TemporaryFolder()
    return try await boot(
      try await assemble(source, target: target, at: address, in: folder),
      options
    )
  }

  static let pvh = """
      .section .note.Xen, "a", @note
      .balign 4
      .long 4, 4, 18
      .asciz "Xen"
      .long _start
      .text
      .code32
      .globl _start
      .type _start, @function
    _start:

    """

  @Test(
    "x86: the port that the guest wrote to, and where the device is",
    arguments: ["x86_64-none-elf", "i686-none-elf"],
    ["microvm", "pc", "q35"]
  )
  func debugExit(target: String, machine: String) async throws {
    for wait in ["hlt", "pause", "nop"] {
      let program =
        Self.pvh + """
            movl $3, %eax
            movw $0x501, %dx
            outl %eax, %dx
            .balign 16
          1: \(wait)
            jmp 1b

          """
      let timeout = try await boot(program, target: target, at: "0x100000", ["--machine", machine])
      #expect(timeout.hints.count == 1)
      let hint = timeout.hints.first ?? ""
      #expect(hint.hasPrefix("no isa-debug-exit at 0x501: core 0 waits behind outl at 0x100"))
      #expect(hint.contains(" in _start+0x9, and the device is at 0xf4; "), "\(hint)")
      #expect(hint.hasSuffix("pass -device isa-debug-exit,iobase=0x501,iosize=0x04"))
    }
    // The same loop after a port that has a device, and after none.
    let serial = Self.pvh + "  movw $0x3f8, %dx\n  outb %al, %dx\n1: hlt\n  jmp 1b\n"
    #expect(try await boot(serial, target: target, at: "0x100000").hints.isEmpty)
    let nothing = Self.pvh + "1: hlt\n  jmp 1b\n"
    #expect(try await boot(nothing, target: target, at: "0x100000").hints.isEmpty)
  }

  @Test("x86: no device at all", arguments: ["x86_64-microvm", "i686-pc"])
  func noDebugExit(machine: String) async throws {
    let folder = try TemporaryFolder()
    // The runner always adds the device: a QEMU that never hears of it.
    let qemu = folder.url.appending(path: "qemu")
    let program = try Installation().path(of: Machine.named(machine).architecture.qemu)
    let script = """
      #!/bin/bash
      arguments=()
      while (($#)); do
        if [ "$1" = -device ]; then shift; else arguments+=("$1"); fi
        shift
      done
      exec \(try #require(program)) "${arguments[@]}"

      """
    try Data(script.utf8).write(to: qemu)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: qemu.path)
    for action in [ProbeAction.debugExit, .portableDebugExit, .exit] {
      let options = ["--qemu", qemu.path]
      let hints = try await boot(machine, action, code: 13, extra: 33, options).hints
      #expect(hints.count == 1)
      #expect(hints.first?.hasPrefix("no isa-debug-exit at 0xf4: core 0 waits behind outl") == true)
      #expect(
        hints.first?.contains(
          "and nothing is at that port; pass -device isa-debug-exit,iobase=0xf4,iosize=0x04"
        ) == true
      )
    }
  }

  @Test("x86: ACPI's port where there's none", arguments: ["x86_64-microvm", "i686-microvm"])
  func acpiPort(machine: String) async throws {
    let hints = try await boot(machine, .acpiPorts).hints
    #expect(hints.count == 1)
    #expect(hints.first?.hasPrefix("nothing is at port 0x604: core 0 waits behind outw") == true)
  }

  @Test("RISC-V: tohost on a machine without HTIF, by its symbol", arguments: [64, 32])
  func htif(bits: Int) async throws {
    let machine = ["--machine", "riscv\(bits)-virt"]
    let hints = try await boot("riscv\(bits)-spike", .exit, code: 13, machine).hints
    #expect(hints.count == 1)
    let hint = hints.first ?? ""
    #expect(hint.hasPrefix("tohost isn't watched: core 0 waits behind a store of 0x1b"))
    #expect(hint.hasSuffix("riscv\(bits)-virt has no HTIF; use --machine spike"))
    // The style of riscv-tests: the loop itself stores.
    let folder = try TemporaryFolder()
    let source = HTIFTests.program(test: 13)
    let image = try await HTIFTests().build(source, bits: bits, in: folder)
    #expect(try await boot(image, machine).hints.first?.hasPrefix("tohost isn't watched") == true)
  }

  @Test("RISC-V: the same without a symbol is told as a possibility", arguments: [64, 32])
  func htifAddress(bits: Int) async throws {
    let timeout = try await boot("riscv\(bits)-virt", .htif, code: 13, extra: 0x8010_0000)
    #expect(timeout.hints.first?.hasPrefix("tohost, if that is what 0x80100000 is,") == true)
    // Not HTIF's command: the same loop after any other store.
    let program = """
        .globl _start
      _start:
        li t0, 0x80100000
        li t1, 1234
        sw t1, 0(t0)
      1: wfi
        j 1b

      """
    let other = try await boot(program, target: "riscv\(bits)-none-elf", at: "0x80000000")
    #expect(other.hints.isEmpty)
  }

  @Test("an image that is linked for another machine, and trapped for it")
  func otherMachine() async throws {
    // SiFive's board has memory at the same address, and other devices.
    let options = [
      "--machine", "sifive_u", "--smp", "2", "--qemu-arg=-bios", "--qemu-arg=none",
    ]
    for (more, words) in [
      ([], "no sifive_test at 0x100000 on sifive_u: core 0 trapped by"),
      // The console is the UART, which isn't there either.
      (Probe.withoutSemihosting, " is at 0x10000005 on sifive_u: core 0 trapped by"),
    ] {
      let hints = try await boot("riscv64-virt", .exit, options + more).hints
      #expect(hints.count == 1)
      #expect(hints.first?.contains(words) == true, "\(hints)")
      #expect(hints.first?.hasSuffix("use --machine riscv64-virt") == true)
    }
  }

  /// A program for RISC-V whose traps end in a loop, with the symbol that `spike` wants.
  static func riscv(_ body: String) -> String {
    """
      .globl _start
      .type _start, @function
    _start:
      la t0, handler
      csrw mtvec, t0
    \(body)
    2: wfi
      j 2b
      .balign 4
      .type handler, @function
    handler:
      wfi
      j handler

      .section .tohost, "aw", @progbits
      .balign 64
      .globl tohost
      .globl fromhost
    tohost: .dword 0
      .size tohost, 8
      .balign 64
    fromhost: .dword 0
      .size fromhost, 8

    """
  }

  static let call = """
      .balign 16
      .option push
      .option norvc
      slli x0, x0, 0x1f
      ebreak
      srai x0, x0, 7
      .option pop
    """

  @Test("RISC-V: sifive_test where there's none, and any other device", arguments: [64, 32])
  func testDevice(bits: Int) async throws {
    func hints(_ address: String, on machine: String) async throws -> [String] {
      let program = Self.riscv("  li t0, \(address)\n  li t1, 0x5555\n  sw t1, 0(t0)")
      let target = "riscv\(bits)-none-elf"
      let options = ["--machine", "riscv\(bits)-\(machine)"]
      return try await boot(program, target: target, at: "0x80000000", options).hints
    }
    let spike = try await hints("0x100000", on: "spike")
    #expect(spike.count == 1)
    let prefix =
      "no sifive_test at 0x100000 on riscv\(bits)-spike: core 0 trapped by an access there at 0x8"
    #expect(spike.first?.hasPrefix(prefix) == true, "\(spike)")
    #expect(spike.first?.hasSuffix("the machine virt has it") == true)
    let elsewhere = try await hints("0x200000", on: "virt")
    #expect(elsewhere.first?.hasPrefix("nothing is at 0x200000 on riscv\(bits)-virt") == true)
    // A trap that has another reason, and none.
    let undefined = Self.riscv("  unimp")
    let target = "riscv\(bits)-none-elf"
    #expect(try await boot(undefined, target: target, at: "0x80000000").hints.isEmpty)
    #expect(try await boot(Self.riscv(""), target: target, at: "0x80000000").hints.isEmpty)
    // A trap that was dealt with long before.
    let handled = """
        .globl _start
        .type _start, @function
      _start:
        la t0, handler
        csrw mtvec, t0
        li t0, 0x200000
        .balign 4
        .option push
        .option norvc
        lw t1, 0(t0)
        .option pop
      1: wfi
        j 1b
        .balign 4
        .type handler, @function
      handler:
        csrr t2, mepc
        addi t2, t2, 4
        csrw mepc, t2
        mret

      """
    #expect(try await boot(handled, target: target, at: "0x80000000").hints.isEmpty)
  }

  @Test(
    "RISC-V: any program's handler that waits tells of a semihosting call",
    arguments: [64, 32]
  )
  func semihostingHandler(bits: Int) async throws {
    let target = "riscv\(bits)-none-elf"
    let program = Self.riscv(Self.call)
    let machine = Self.disabled + ["--machine", "riscv\(bits)-virt"]
    let hints = try await boot(program, target: target, at: "0x80000000", machine).hints
    #expect(hints.first?.hasPrefix("no semihosting enabled: core 0 trapped at") == true, "\(hints)")
  }

  @Test("RISC-V: a call from user mode, which semihosting isn't enabled for", arguments: [64, 32])
  func semihostingUserMode(bits: Int) async throws {
    let target = "riscv\(bits)-none-elf"
    let program = Self.riscv(
      """
        li t0, -1
        csrw pmpaddr0, t0
        li t0, 0x1f
        csrw pmpcfg0, t0
        la t0, 1f
        csrw mepc, t0
        li t0, 0x1800
        csrc mstatus, t0
        mret
        .balign 16
      1:
        li a0, 0x20
      \(Self.call)
      """
    )
    let machine = ["--machine", "riscv\(bits)-virt"]
    let hints = try await boot(program, target: target, at: "0x80000000", machine).hints
    #expect(hints.first?.hasPrefix("no semihosting in user mode: core 0 trapped at") == true)
    #expect(hints.first?.hasSuffix("enable=on,userspace=on") == true)
  }

  @Test("a call that a handler steps over: the loop behind it")
  func semihostingStep() async throws {
    let program = """
        .globl _start
        .type _start, %function
      _start:
        adr x2, vectors
        msr vbar_el1, x2
        isb
        mov w0, #0x18
        hlt #0xf000
        mov x3, #0
      1: wfe
        b 1b
        .balign 2048
      vectors:
        .skip 0x200
        mrs x2, elr_el1
        add x2, x2, #4
        msr elr_el1, x2
        eret
        .balign 2048

      """
    let target = "aarch64-none-elf"
    let hints = try await boot(program, target: target, at: "0x40100000", Self.disabled).hints
    #expect(hints.count == 1)
    #expect(hints.first?.contains("core 0 waits behind a semihosting call (hlt #0xf000)") == true)
    #expect(hints.first?.contains("in _start+0x10;") == true, "\(hints)")
  }

  @Test("a call of firmware that was refused: its answer, and no hint if it wasn't")
  func firmware() async throws {
    // A function that PSCI doesn't have, and PSCI_VERSION.
    for (function, isRefused) in [(0x8400_00ff, true), (0x8400_0000, false)] as [(UInt32, Bool)] {
      for (target, load) in [("aarch64-none-elf", "w0"), ("armv7a-none-eabi", "r0")] {
        let program = """
            .arch_extension virt
            .globl _start
          _start:
            ldr \(load), =\(function)
            hvc #0
          1: wfe
            b 1b

          """
        let source =
          target.hasPrefix("arm") ? program : program.replacing(".arch_extension virt", with: "")
        let hints = try await boot(source, target: target, at: "0x40100000").hints
        #expect(hints.isEmpty != isRefused, "\(hints)")
        guard isRefused else { continue }
        let prefix = "PSCI ended nothing: core 0 waits behind hvc at 0x401000"
        #expect(hints.first?.hasPrefix(prefix) == true, "\(hints)")
        #expect(hints.first?.contains("which returned -1") == true)
      }
    }
    let program = "  .globl _start\n_start:\n  li a7, 0x12345678\n  ecall\n1: wfi\n  j 1b\n"
    let options = ["--machine", "riscv64-virt-opensbi"]
    let target = "riscv64-none-elf"
    let hints = try await boot(program, target: target, at: "0x80200000", options).hints
    #expect(hints.first?.hasPrefix("SBI ended nothing: core 0 waits behind ecall") == true)
  }

  // MARK: QEMU

  /// Runs an image that never ends, and stops its QEMU, which then doesn't answer.
  ///
  /// - Parameter rest: What a shell does then; the tool's process is `$tool`.
  func stoppedQEMU(_ rest: String) async throws -> CommandResult {
    try await Probe(machine: "riscv64-virt").withImage(.hang) { image in
      let script = """
        "$0" run --timeout 2s "$1" & tool=$!
        until qemu=$(pgrep -P $tool qemu-system) || ! kill -0 $tool; do :; done
        kill -STOP $qemu; \(rest); wait $tool
        """
      let result = try await run(
        URL(filePath: "/bin/bash"),
        ["-c", script, Project.tool.path, image.path]
      )
      #expect(try await Processes.areGone(naming: image.path))
      return result
    }
  }

  @Test("a QEMU that doesn't answer is killed all the same")
  func noAnswer() async throws {
    let result = try await stoppedQEMU(":")
    #expect(result.status == 124)
    #expect(result.errors.contains("QEMU didn't tell where the guest was"), "\(result.errors)")
  }

  @Test("a signal while the answer is waited for ends QEMU, and the tool as the signal does")
  func cancelled() async throws {
    // A second before and after: the time is up after two, and the answer is waited for two more.
    let result = try await stoppedQEMU("sleep 3; kill -TERM $tool")
    #expect(result.status == 128 + 15, "\(result.errors)")
  }
}
