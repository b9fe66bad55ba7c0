import HostSupport
import ObjectFile

/// What is missing for a guest to end QEMU, told from evidence and from what QEMU was given.
struct Hints {
  package let architecture: Architecture

  /// The machine that QEMU was told to be.
  package let machine: String

  /// The machine that the image was linked for, if it says.
  let imageMachine: String?

  /// Whether QEMU was told to answer semihosting calls.
  let hasSemihosting: Bool

  init(_ image: Image, on machine: Machine, command: QEMUCommand) {
    architecture = machine.architecture
    self.machine = machine.id
    if case .elf(let elf) = image.format {
      imageMachine = elf.machineName
    } else {
      imageMachine = nil
    }
    hasSemihosting = command.hasSemihosting
  }

  init(
    architecture: Architecture,
    machine: String,
    imageMachine: String?,
    hasSemihosting: Bool
  ) {
    self.architecture = architecture
    self.machine = machine
    self.imageMachine = imageMachine
    self.hasSemihosting = hasSemihosting
  }

  /// The hint that follows from evidence, in one line; nil if nothing follows.
  package func hint(
    for evidence: Evidence,
    _ registers: Registers,
    _ map: MemoryMap,
    _ symbols: SymbolTable
  ) -> String? {
    let core = "core \(registers.core)"
    switch evidence {
    case .trap(let trap, let call):
      let place = SymbolizedAddress(trap.programCounter, symbols.symbol(at: trap.programCounter))
      if let call {
        let what = "\(core) trapped at a semihosting call (\(call)) at \(place)"
        return semihosting(what, isFromUserMode: trap.isFromUserMode)
      }
      let isMProfile = registers["XPSR"] != nil
      guard trap.isAccessFault(architecture, isMProfile: isMProfile) else { return nil }
      return accessFault(trap.faultAddress, "\(core) trapped by an access there at \(place)", map)

    case .attempt(let attempt):
      let place = SymbolizedAddress(attempt.address, symbols.symbol(at: attempt.address))
      switch attempt.instruction.kind {
      case .semihostingCall:
        let call = attempt.instruction.spelling
        let what = "\(core) waits behind a semihosting call (\(call)) at \(place)"
        return semihosting(what)
      case .firmwareCall:
        return firmware(attempt.instruction.spelling, "\(core) waits behind", place, registers)
      case .output(let port, let size):
        let name = ["outb", "outw", "outl"][size / 2]
        guard let port = port.map(UInt64.init) ?? registers["RDX"] ?? registers["EDX"] else {
          return nil
        }
        return output(port & 0xFFFF, size, "\(core) waits behind \(name) at \(place)", map)
      case .store(let source, let base, let offset, let size):
        guard base != 2, let start = registers["x\(base)"], let value = registers["x\(source)"]
        else { return nil }
        let mask = architecture.wordSize == 8 ? UInt64.max : UInt64(UInt32.max)
        let address = (start &+ UInt64(bitPattern: offset)) & mask
        let word = size == 8 ? value : value & UInt64(UInt32.max)
        let what = "\(core) waits behind a store of \(word.hexadecimal) at \(place)"
        return store(word, address, what, map, symbols)
      case .wait, .jump, .branch, .other:
        return nil
      }
    }
  }

  private func semihosting(_ what: String, isFromUserMode: Bool = false) -> String? {
    if !hasSemihosting {
      return "no semihosting enabled: \(what); pass -semihosting-config enable=on"
    }
    guard isFromUserMode else { return nil }
    return "no semihosting in user mode: \(what); "
      + "pass -semihosting-config enable=on,userspace=on"
  }

  private func accessFault(_ address: UInt64, _ what: String, _ map: MemoryMap) -> String? {
    // Without any region the map wasn't understood.
    guard !map.memory.isEmpty else { return nil }
    let region = map.memory.region(at: address)
    let isRISCV = architecture == .riscv64 || architecture == .riscv32
    let isTestDevice = isRISCV && address == Self.testDevice && region == nil
    let found = isTestDevice ? "no sifive_test" : "\(region?.name ?? "nothing") is"
    var hint = "\(found) at \(address.hexadecimal) on \(machine): \(what)"
    if let imageMachine, imageMachine != machine {
      hint += "; the image is linked for \(imageMachine), use --machine \(imageMachine)"
    } else if region != nil {
      // A device that refuses: a mistake of the program's, if anything.
      return nil
    } else if isTestDevice {
      hint += "; the machine virt has it"
    }
    return hint
  }

  /// Where `sifive_test` is on QEMU's `virt`.
  private static let testDevice: UInt64 = 0x10_0000

  private func output(_ port: UInt64, _ size: Int, _ what: String, _ map: MemoryMap) -> String? {
    guard !map.ports.isEmpty, map.ports.region(at: port) == nil else { return nil }
    // Other devices' registers, such as those of ACPI, take fewer bytes.
    guard size == 4 || port == 0xF4 else {
      return "nothing is at port \(port.hexadecimal): \(what)"
    }
    let port = port.hexadecimal
    let remedy = "pass -device isa-debug-exit,iobase=\(port),iosize=0x04"
    if let device = map.ports.first(where: { $0.name == "isa-debug-exit" }) {
      let other = device.range.lowerBound.hexadecimal
      return "no isa-debug-exit at \(port): \(what), and the device is at \(other); \(remedy)"
    }
    return "no isa-debug-exit at \(port): \(what), and nothing is at that port; \(remedy)"
  }

  private func store(
    _ word: UInt64,
    _ address: UInt64,
    _ what: String,
    _ map: MemoryMap,
    _ symbols: SymbolTable
  ) -> String? {
    guard let region = map.memory.region(at: address), region.isMemory else { return nil }
    // HTIF's command to exit: device 0, command 0, and the code above bit 0.
    let isToHost = symbols.address(of: "tohost") == address
    guard isToHost || (word & 1 == 1 && word <= 0x1FF && address & 7 == 0) else { return nil }
    let name = isToHost ? "tohost" : "tohost, if that is what \(address.hexadecimal) is,"
    if let device = map.memory.first(where: { $0.name == "riscv.htif.uart" }) {
      let other = device.range.lowerBound.hexadecimal
      return "\(name) isn't watched: \(what), and HTIF is at \(other); call the symbol there tohost"
    }
    return "\(name) isn't watched: \(what), and \(machine) has no HTIF; use --machine spike"
  }

  private func firmware(
    _ call: String,
    _ what: String,
    _ place: SymbolizedAddress,
    _ registers: Registers
  ) -> String? {
    let register = ["x10", "X00", "R00"].first { registers[$0] != nil }
    guard let register, let value = registers[register] else { return nil }
    // Negative numbers are errors ("Arm Power State Coordination Interface", DEN0022, 5.2.2;
    // "RISC-V Supervisor Binary Interface Specification", version 2.0, chapter 3).
    let isSBI = call == "ecall"
    let result = value.signed(0..<(isSBI ? architecture.wordSize * 8 : 32))
    guard result < 0, result > -16 else { return nil }
    let name = isSBI ? "SBI" : "PSCI"
    return "\(name) ended nothing: \(what) \(call) at \(place), which returned \(result); "
      + "the function isn't there or was refused"
  }
}

extension [MemoryMap.Region] {
  /// What is at an address.
  package func region(at address: UInt64) -> MemoryMap.Region? {
    first { $0.range.contains(address) }
  }
}
