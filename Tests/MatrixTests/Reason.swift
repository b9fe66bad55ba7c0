import ObjectFile
import QEMURunner

/// Why a cell of the matrix can't work, with where that is written.
enum Reason: String, CaseIterable, Codable, Sendable {
  case userspaceIsOff
  case noFirmwareAtEL3
  case noFirmware
  case hypervisorCallFromUser
  case firmwareCallFromUser
  case firmwareCallFromMachineMode
  case offLooksLikeSuccess
  case noFirmwareFile
  case noTestDevice
  case noHTIF
  case noPorts
  case noEventDevice
  case onlyOnePort
  case noCodeOn32Bits
  case storedInHalves

  /// What it is, for people.
  var text: String {
    switch self {
    case .userspaceIsOff:
      "QEMU takes semihosting calls from user mode only with `-semihosting-config userspace=on`; "
        + "without it the instruction is an exception"
    case .noFirmwareAtEL3:
      "at EL3 the guest is the firmware: QEMU answers no PSCI call"
    case .noFirmware:
      "of these machines, QEMU answers PSCI calls on `virt` only; elsewhere the call is an exception"
    case .hypervisorCallFromUser:
      "`hvc` is undefined in user mode"
    case .firmwareCallFromUser:
      "`ecall` from U mode goes to the program's own trap handler, not to firmware"
    case .firmwareCallFromMachineMode:
      "there is no firmware: `ecall` goes to the program's own trap handler"
    case .offLooksLikeSuccess:
      "codes from 1 up: OpenSBI switches off by writing what code 0 writes, so that the runner "
        + "takes code 0 for a shutdown here"
    case .noFirmwareFile:
      "this QEMU is installed without OpenSBI for 32 bits"
    case .noTestDevice:
      "the machine has no `sifive_test`: the store is an access fault"
    case .noHTIF:
      "the machine has no HTIF: nobody watches the word, and the processor parks"
    case .noPorts:
      "the machine has no PM1a control port: the write goes nowhere, and the processor parks"
    case .noEventDevice:
      "the machine has no generic event device: the write goes nowhere, and the processor parks"
    case .onlyOnePort:
      "the I/O permission bitmap grants isa-debug-exit's port alone: a protection fault"
    case .noCodeOn32Bits:
      "success or failure: on 32 bits the call has a reason and no code"
    case .storedInHalves:
      "one hart's stores of the word's halves may come between the other's, and QEMU takes neither "
        + "word: one hart at a time"
    }
  }

  /// Where that is written.
  var source: String {
    switch self {
    case .userspaceIsOff: "QEMU, `semihosting/config.c`, `semihosting_enabled()`"
    case .noFirmwareAtEL3: "QEMU, `hw/arm/boot.c`, `arm_load_kernel()`"
    case .noFirmware: "QEMU, `target/arm/psci.c`, `arm_is_psci_call()`; `hw/arm/raspi.c`"
    case .hypervisorCallFromUser:
      "Arm Architecture Reference Manual, DDI 0487, C6.2 `HVC`; DDI 0406, B9.3.4"
    case .firmwareCallFromUser, .firmwareCallFromMachineMode:
      "The RISC-V Instruction Set Manual, volume II, version 20211203, 3.3.1"
    case .offLooksLikeSuccess:
      "OpenSBI, `lib/utils/reset/` (`fdt_reset_sifive_test.c`, `fdt_reset_syscon.c`); QEMU, "
        + "`hw/misc/sifive_test.c`"
    case .noFirmwareFile: "Debian 12, package `qemu-system-data`"
    case .noTestDevice: "QEMU, `hw/riscv/spike.c`"
    case .noHTIF: "QEMU, `hw/riscv/virt.c`"
    case .noPorts: "QEMU, `hw/i386/microvm.c`"
    case .noEventDevice: "QEMU, `hw/i386/pc_piix.c`, `hw/i386/pc_q35.c`"
    case .onlyOnePort:
      "Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, I/O Permission Bit Map"
    case .storedInHalves: "QEMU, `hw/char/riscv_htif.c`, `htif_mm_write()`"
    case .noCodeOn32Bits: "Semihosting for AArch32 and AArch64, 2025Q4, `SYS_EXIT (0x18)`"
    }
  }

  /// Whether the way out works with the restriction.
  var isPartial: Bool {
    self == .offLooksLikeSuccess || self == .noCodeOn32Bits || self == .storedInHalves
  }

  /// Whether a guest that tries nevertheless takes an exception. It parks otherwise.
  var traps: Bool {
    switch self {
    case .noHTIF, .noPorts, .noEventDevice: false
    default: true
    }
  }

  /// Whether the machine lacks something, wherever on it the program is: it is seen once a machine.
  var isOfTheMachine: Bool {
    switch self {
    case .noFirmware, .noTestDevice, .noHTIF, .noPorts, .noEventDevice: true
    default: false
    }
  }
}
