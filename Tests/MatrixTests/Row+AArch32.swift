extension Row {
  /// The A profile of AArch32 and its ancestors. The mode is the number in `CPSR`.
  static let aProfile: [Row] = {
    let virt = "armv7-virt"
    return [
      Row(
        machine: virt,
        place: .started,
        title: "Supervisor mode, A32",
        kind: .started,
        proof: [(0, 0x13)]
      ),
      Row(
        machine: virt,
        place: .started,
        title: "Supervisor mode, T32",
        kind: .started,
        isT32: true,
        proof: [(0, 0x13)]
      ),
      Row(
        machine: virt,
        place: .started,
        title: "Hyp mode, A32",
        kind: .started,
        options: machineOption("virtualization=on"),
        callsMonitor: true,
        proof: [(0, 0x1a)]
      ),
      Row(
        machine: virt,
        place: .started,
        title: "Supervisor mode, secure state, A32",
        kind: .started,
        options: machineOption("secure=on"),
        proof: [(0, 0x13)],
        exceptions: [.psci: .noFirmwareAtEL3]
      ),
      Row(
        machine: virt,
        place: .secondCore,
        title: "Supervisor mode, second core, A32",
        kind: .secondCore,
        options: twoCores
      ),
      Row(
        machine: virt,
        place: .secondCore,
        title: "Supervisor mode, secure state, second core, A32",
        kind: .secondCore,
        options: twoCores + machineOption("secure=on"),
        exceptions: [.psci: .noFirmwareAtEL3]
      ),
      Row(
        machine: virt,
        place: .bothCores,
        title: "Supervisor mode, two cores at once, A32",
        kind: .bothCores,
        options: twoCores
      ),
      Row(
        machine: virt,
        place: .translationOff,
        title: "Supervisor mode, translation off, A32",
        kind: .translation
      ),
    ] + everywhere(virt, isT32: false) + everywhere(virt, isT32: true)
      + ["armv6-versatilepb", "armv4t-versatilepb"].flatMap(ancestor)
  }()

  private static func ancestor(_ machine: String) -> [Row] {
    let noFirmware: [Mechanism: Reason] = [.psci: .noFirmware]
    var rows = [
      Row(
        machine: machine,
        place: .started,
        title: "Supervisor mode, A32",
        kind: .started,
        proof: [(0, 0x13)],
        exceptions: noFirmware
      ),
      Row(
        machine: machine,
        place: .translationOn,
        title: "Supervisor mode, translation on, A32",
        kind: .translation,
        exceptions: noFirmware
      ),
    ]
    rows += everywhere(machine, isT32: false, exceptions: noFirmware)
    // The compiler's atomic operations for T32 on ARMv6 want functions that BareMetal lacks.
    if machine == "armv4t-versatilepb" {
      rows += [
        Row(
          machine: machine,
          place: .started,
          title: "Supervisor mode, T32",
          kind: .started,
          isT32: true,
          proof: [(0, 0x13)],
          exceptions: noFirmware
        )
      ]
      rows += everywhere(machine, isT32: true, exceptions: noFirmware)
    }
    return rows
  }

  /// The places that all of them have.
  private static func everywhere(
    _ machine: String,
    isT32: Bool,
    exceptions: [Mechanism: Reason] = [:]
  ) -> [Row] {
    let set = isT32 ? "T32" : "A32"
    var inUserMode = exceptions
    if inUserMode[.psci] == nil { inUserMode[.psci] = .hypervisorCallFromUser }
    return [
      Row(
        machine: machine,
        place: .user,
        title: "User mode, `userspace=on`, \(set)",
        kind: .user,
        options: userspaceOn,
        isT32: isT32,
        proof: [(0, 0x10)],
        exceptions: inUserMode
      ),
      Row(
        machine: machine,
        place: .user,
        title: "User mode, \(set)",
        kind: .user,
        isT32: isT32,
        exceptions: withoutUserspace(inUserMode)
      ),
      Row(
        machine: machine,
        place: .exceptionHandler,
        title: "Undefined mode, handler of `udf`, \(set)",
        kind: .exception,
        isT32: isT32,
        proof: [(0, 0x1b)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .interruptHandler,
        title: "IRQ mode, interrupt handler, \(set)",
        kind: .interrupt,
        isT32: isT32,
        proof: [(0, 0x12)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .exhaustedStack,
        title: "Supervisor mode, 256 bytes of stack, \(set)",
        kind: .stack,
        isT32: isT32,
        proof: [(0, 0x13)],
        exceptions: exceptions
      ),
    ]
  }
}
