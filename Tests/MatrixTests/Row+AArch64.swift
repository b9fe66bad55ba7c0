extension Row {
  /// AArch64. The mode is the exception level.
  static let aarch64: [Row] = {
    let virt = "aarch64-virt"
    let el2 = machineOption("virtualization=on")
    let el3 = machineOption("secure=on")
    let noFirmwareAtEL3: [Mechanism: Reason] = [.psci: .noFirmwareAtEL3]
    return [
      Row(machine: virt, place: .started, title: "EL1", kind: .started, proof: [(0, 1)]),
      Row(
        machine: virt,
        place: .started,
        title: "EL2",
        kind: .started,
        options: el2,
        callsMonitor: true,
        proof: [(0, 2)]
      ),
      Row(
        machine: virt,
        place: .started,
        title: "EL3",
        kind: .started,
        options: el3,
        proof: [(0, 3)],
        exceptions: noFirmwareAtEL3
      ),
      Row(
        machine: virt,
        place: .supervisor,
        title: "EL1 under EL2, translation off",
        kind: .otherLevel,
        options: el2,
        callsMonitor: true,
        proof: [(0, 1)]
      ),
      Row(
        machine: virt,
        place: .supervisor,
        title: "EL1 under EL3, non-secure",
        kind: .otherLevel,
        options: el3,
        proof: [(0, 1)],
        exceptions: noFirmwareAtEL3
      ),
      Row(
        machine: virt,
        place: .secureSupervisor,
        title: "EL1 under EL3, secure",
        kind: .otherLevel,
        options: el3,
        proof: [(0, 1)],
        exceptions: noFirmwareAtEL3
      ),
      Row(
        machine: virt,
        place: .user,
        title: "EL0, `userspace=on`",
        kind: .user,
        options: userspaceOn,
        exceptions: [.psci: .hypervisorCallFromUser]
      ),
      Row(
        machine: virt,
        place: .user,
        title: "EL0",
        kind: .user,
        exceptions: withoutUserspace([.psci: .hypervisorCallFromUser])
      ),
      Row(
        machine: virt,
        place: .exceptionHandler,
        title: "EL1, handler of `brk`",
        kind: .exception,
        proof: [(0, 1)]
      ),
      Row(
        machine: virt,
        place: .exceptionHandler,
        title: "EL2, handler of `brk`",
        kind: .exception,
        options: el2,
        callsMonitor: true,
        proof: [(0, 2)]
      ),
      Row(
        machine: virt,
        place: .exceptionHandler,
        title: "EL3, handler of `brk`",
        kind: .exception,
        options: el3,
        proof: [(0, 3)],
        exceptions: noFirmwareAtEL3
      ),
      Row(
        machine: virt,
        place: .interruptHandler,
        title: "EL1, interrupt handler",
        kind: .interrupt,
        proof: [(0, 1)]
      ),
      Row(
        machine: virt,
        place: .interruptHandler,
        title: "EL2, interrupt handler",
        kind: .interrupt,
        options: el2,
        callsMonitor: true,
        proof: [(0, 2)]
      ),
      Row(
        machine: virt,
        place: .interruptHandler,
        title: "EL3, interrupt handler",
        kind: .interrupt,
        options: el3,
        proof: [(0, 3)],
        exceptions: noFirmwareAtEL3
      ),
      Row(
        machine: virt,
        place: .exhaustedStack,
        title: "EL1, 256 bytes of stack",
        kind: .stack,
        proof: [(0, 1)]
      ),
      Row(
        machine: virt,
        place: .translationOff,
        title: "EL1, translation off",
        kind: .translation,
        proof: [(0, 1)]
      ),
      Row(
        machine: virt,
        place: .secondCore,
        title: "EL1, second core",
        kind: .secondCore,
        options: twoCores,
        proof: [(0, 1)]
      ),
      Row(
        machine: virt,
        place: .secondCore,
        title: "EL3, second core",
        kind: .secondCore,
        options: twoCores + el3,
        proof: [(0, 3)],
        exceptions: noFirmwareAtEL3
      ),
      Row(
        machine: virt,
        place: .bothCores,
        title: "EL1, two cores at once",
        kind: .bothCores,
        options: twoCores,
        proof: [(0, 1)]
      ),
      Row(
        machine: "aarch64-virt-bios",
        place: .started,
        title: "EL1",
        kind: .started,
        proof: [(0, 1)]
      ),
      Row(
        machine: "aarch64-raspi3b",
        place: .started,
        title: "EL3",
        kind: .started,
        proof: [(0, 3)],
        exceptions: [.psci: .noFirmware]
      ),
      Row(
        machine: "aarch64-raspi3b",
        place: .supervisor,
        title: "EL1, non-secure",
        kind: .otherLevel,
        proof: [(0, 1)],
        exceptions: [.psci: .noFirmware]
      ),
      Row(
        machine: "aarch64-raspi3b",
        place: .secondCore,
        title: "EL3, second core",
        kind: .secondCore,
        proof: [(0, 3)],
        exceptions: [.psci: .noFirmware]
      ),
      Row(
        machine: "aarch64-raspi3b",
        place: .bothCores,
        title: "EL3, two cores at once",
        kind: .bothCores,
        proof: [(0, 3)],
        exceptions: [.psci: .noFirmware]
      ),
    ]
  }()
}
