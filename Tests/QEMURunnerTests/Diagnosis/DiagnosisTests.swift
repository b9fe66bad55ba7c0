import Glibc
import Testing

@testable import HostSupport
@testable import ObjectFile
@testable import QEMURunner
@testable import TestRunner

@Suite("A diagnosis follows from what QEMU answered")
struct DiagnosisTests {
  static let versions = [7: Transcript.qemu7, 10: Transcript.qemu10]

  func transcript(_ name: String, _ version: Int) throws -> Transcript {
    try #require(Self.versions[version]?.first { $0.name == name })
  }

  static let trapped: [(String, Architecture, String, UInt64)] = [
    ("aarch64", .aarch64, "hlt #0xf000", 0x4010_10C4),
    ("arm", .arm, "svc #0x123456", 0x4010_1408),
    ("armM", .arm, "bkpt #0xab", 0xDEE),
    ("riscv64", .riscv64, "slli, ebreak, srai", 0x8020_0DCE),
  ]

  @Test("a trap at a semihosting call, and semihosting off or on", arguments: trapped, [7, 10])
  func semihosting(
    architecture: (name: String, value: Architecture, call: String, address: UInt64),
    version: Int
  ) throws {
    let transcript = try transcript(architecture.name, version)
    let off = try #require(transcript.diagnosis(architecture.value, hasSemihosting: false))
    #expect(off.cores.first?.programCounter == architecture.address)
    #expect(off.cores.first?.symbol?.name == "_qx_report_trap")
    #expect(off.hints.count == 1)
    let hint = off.hints.first ?? ""
    #expect(hint.hasPrefix("no semihosting enabled: core 0 trapped at a semihosting call ("))
    #expect(hint.contains("(\(architecture.call)) at 0x"), "\(hint)")
    #expect(hint.contains(" in _qx_report_trap+0x"))
    let on = transcript.diagnosis(architecture.value, hasSemihosting: true)
    #expect(on?.cores == off.cores)
    #expect(on?.hints == [])
  }

  @Test("every processor", arguments: [7, 10])
  func processors(version: Int) throws {
    let cores = try transcript("aarch64", version).diagnosis(.aarch64)?.cores
    #expect(
      cores?.map(\.description) == [
        "core 0 was at 0x401010c4 in _qx_report_trap+0xb4", "core 1 was at 0x40100000 in _start",
      ]
    )
  }

  @Test("a store that HTIF would have taken, with a symbol and without", arguments: [7, 10])
  func htif(version: Int) throws {
    let named = try transcript("riscv64HTIF", version).diagnosis(.riscv64, machine: "virt")
    #expect(named?.hints.count == 1)
    let hint = named?.hints.first ?? ""
    #expect(hint.hasPrefix("tohost isn't watched: core 0 waits behind a store of 0x1b at 0x8000"))
    #expect(hint.hasSuffix("and virt has no HTIF; use --machine spike"))
    var transcript = try transcript("riscv32HTIF", version)
    let unnamed = transcript.diagnosis(.riscv32)?.hints.first
    #expect(unnamed?.hasPrefix("tohost, if that is what 0x80100000 is, isn't watched") == true)
    // Where QEMU has a device, the store went to that.
    for (command, answer) in transcript.answers {
      transcript.answers[command] = answer.replacing(
        "0000000080000000-0000000087ffffff (prio 0, ram): riscv_virt_board.ram",
        with: "0000000080000000-0000000087ffffff (prio 0, i/o): riscv.htif.uart"
      )
    }
    #expect(transcript.diagnosis(.riscv32)?.hints == [])
  }

  @Test("a write to a port with no device, and where it is", arguments: [7, 10])
  func debugExit(version: Int) throws {
    var absent = try transcript("x86_64", version)
    let hint = absent.diagnosis(.x86_64)?.hints.first ?? ""
    #expect(hint.hasPrefix("no isa-debug-exit at 0xf4: core 0 waits behind outl at 0x10"))
    #expect(hint.hasSuffix("pass -device isa-debug-exit,iobase=0xf4,iosize=0x04"))
    let moved = try transcript("i686", version).diagnosis(.i686)?.hints.first ?? ""
    #expect(moved.hasPrefix("no isa-debug-exit at 0x501: core 0 waits behind outl at 0x100009"))
    #expect(moved.contains("and the device is at 0xf4"))
    for (command, answer) in absent.answers where command == "info mtree -f" {
      absent.answers[command] =
        answer + "\nFlatView #9\n AS \"I/O\", root: io\n"
        + "  00000000000000f4-00000000000000f7 (prio 0, i/o): isa-debug-exit\n"
    }
    #expect(absent.diagnosis(.x86_64)?.hints == [])
  }

  @Test("no answer is no diagnosis, and some answers are some of it", arguments: [7, 10])
  func missingAnswers(version: Int) throws {
    var transcript = try transcript("aarch64", version)
    for command in transcript.answers.keys where command.hasPrefix("x") {
      transcript.answers[command] = nil
    }
    #expect(transcript.diagnosis(.aarch64, hasSemihosting: false)?.hints == [])
    transcript.answers["info mtree -f"] = nil
    #expect(transcript.diagnosis(.aarch64, hasSemihosting: false)?.cores.count == 2)
    transcript.answers["info registers -a"] = "unknown command\r\n"
    #expect(transcript.diagnosis(.aarch64) == nil)
    transcript.answers["info registers -a"] = nil
    #expect(transcript.diagnosis(.aarch64) == nil)
  }

  @Test("any answer may have any value", arguments: Architecture.allCases)
  func arbitrary(architecture: Architecture) {
    var random = SystemRandomNumberGenerator()
    let values: [UInt64] = [
      0, 1, 2, 4, 0x7FFF_FFFF, 0x8000_0000, .max - 8, .max - 4, .max - 1, .max,
    ]
    func number() -> String {
      String(Bool.random() ? values.randomElement() ?? 0 : random.next() >> 40, radix: 16)
    }
    for _ in 0..<2000 {
      let names = ["PC", "R15", "PSR", "XPSR", "RIP", "EIP", "RDX", "X00", "R00"]
      var registers = "CPU#\(number())\n"
      for name in names where Bool.random() { registers += "\(name)=\(number()) " }
      for name in ["pc", "x1", "x5", "x10", "mepc", "mcause", "mtval", "mtvec", "mstatus", "satp"] {
        registers += "\n \(name) \(number())"
      }
      let address = values.randomElement() ?? 0
      var transcript = Transcript(
        name: "",
        symbols: [("_qx_report_trap", 0, .max), ("_qx_trap_stack_top", address, 0)],
        answers: [
          "stop": "", "info registers -a": registers,
          "info mtree -f":
            "FlatView #0\n AS \"cpu-memory-0\"\n  \(number())-\(number()) (prio 0, ram): a",
        ]
      )
      if Bool.random() { transcript.symbols.removeLast() }
      let symbols = SymbolTable(transcript.symbols)
      let hints = Hints(
        architecture: architecture,
        machine: "machine",
        imageMachine: "other",
        hasSemihosting: Bool.random()
      )
      let investigation = Investigation(
        architecture: architecture,
        symbols: symbols,
        hints: hints
      )
      _ = investigation.diagnose { command in
        guard command.hasPrefix("x") else { return transcript.answers[command] }
        let words = Self.loops.randomElement() ?? []
        return "0: " + words.map { "0x\(String($0, radix: 16))" }.joined(separator: " ")
      }
    }
  }

  /// Loops of each instruction set at the start of what is read, and none.
  static let loops: [[UInt8]] = [
    [0, 0, 0, 0x14], [0xFE, 0xFF, 0xFF, 0xEA], [0xFE, 0xE7], [0x01, 0xA0], [0x6F, 0, 0, 0],
    [0xEB, 0xFE], [0xF4, 0xEB, 0xFD], [], [0xFF, 0xFF], (0..<88).map { _ in .random(in: 0...255) },
  ]

  @Test("a QEMU that was taken over tells of no more than there can be")
  func hostileAnswers() throws {
    let many = (0..<5000).map { "CPU#\($0)\n PC=0000000000000000\n" }.joined()
    #expect(Registers.all(in: many).count == Registers.mostCores)
    let name = String(repeating: "A", count: 10_000)
    let odd = Registers.all(in: "CPU#0\n \(name)=1 PC=2\n")
    #expect(odd.first?.values == ["PC": 2])
    let map = MemoryMap(
      answer: """
        FlatView #0
         AS "cpu-memory-0", root: system
          0000000000000000-ffffffffffffffff (prio 0, i/o): \(name)
        """
    )
    #expect(map.memory.first?.name.count == 64)
    let hints = Hints(
      architecture: .aarch64,
      machine: "virt",
      imageMachine: nil,
      hasSemihosting: true
    )
    let investigation = Investigation(
      architecture: .aarch64,
      symbols: SymbolTable([]),
      hints: hints
    )
    let diagnosis = investigation.diagnose { $0 == "info registers -a" ? many : "" }
    #expect(diagnosis?.cores.count == Registers.mostCores)
  }

  @Test("an answer without an end is none")
  func endlessAnswer() throws {
    let pair = try SocketPair()
    let far = try #require(pair.far)
    _ = fcntl(far.number, F_SETFL, O_NONBLOCK)
    var monitor = Monitor(descriptor: pair.near)
    let isGiven = monitor.give(nil)
    #expect(isGiven)
    let line = [UInt8](repeating: 0x41, count: 64 << 10)
    var isReadOn = true
    for _ in 0..<1000 where isReadOn {
      _ = far.send(line[...])
      isReadOn = monitor.read()
    }
    #expect(!isReadOn)
    #expect(monitor.answer == nil)
  }
}
