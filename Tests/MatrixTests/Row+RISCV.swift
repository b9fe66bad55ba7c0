extension Row {
  /// RISC-V. The probe says 10 and the mode that it is asked for, or traps.
  static let riscv: [Row] = ["riscv64", "riscv32"].flatMap { architecture in
    machineMode(
      "\(architecture)-virt",
      exceptions: [.htif: .noHTIF, .sbi: .firmwareCallFromMachineMode]
    )
      + supervisorMode("\(architecture)-virt-opensbi")
      + machineMode(
        "\(architecture)-spike",
        exceptions: [.sifiveTest: .noTestDevice, .sbi: .firmwareCallFromMachineMode]
      )
  }

  /// Without firmware.
  private static func machineMode(_ machine: String, exceptions: [Mechanism: Reason]) -> [Row] {
    return [
      Row(
        machine: machine,
        place: .started,
        title: "M mode",
        kind: .started,
        proof: [(3, 13)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .supervisor,
        title: "S mode under the program's M mode",
        kind: .otherLevel,
        proof: [(1, 11), (3, 1)],
        exceptions: exceptions
      ),
    ] + userMode(machine, proof: [(0, 10), (1, 1)], exceptions: exceptions) + [
      Row(
        machine: machine,
        place: .exceptionHandler,
        title: "M mode, handler of `ebreak`",
        kind: .exception,
        proof: [(3, 13)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .interruptHandler,
        title: "M mode, interrupt handler",
        kind: .interrupt,
        proof: [(3, 13)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .exhaustedStack,
        title: "M mode, 256 bytes of stack",
        kind: .stack,
        proof: [(3, 13)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .translationOn,
        title: "S mode under the program's M mode, translation on",
        kind: .translation,
        proof: [(1, 11), (3, 1)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .secondCore,
        title: "M mode, second hart",
        kind: .secondCore,
        options: twoCores,
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .bothCores,
        title: "M mode, two harts at once",
        kind: .bothCores,
        options: twoCores,
        exceptions: machine == "riscv32-spike"
          ? exceptions.merging([.htif: .storedInHalves]) { $1 } : exceptions
      ),
    ]
  }

  /// Below either.
  private static func userMode(
    _ machine: String,
    proof: [(asked: UInt32, status: Int32)],
    exceptions: [Mechanism: Reason]
  ) -> [Row] {
    let inUserMode = exceptions.merging([.sbi: .firmwareCallFromUser]) { $1 }
    return [
      Row(
        machine: machine,
        place: .user,
        title: "U mode, `userspace=on`",
        kind: .user,
        options: userspaceOn,
        proof: proof,
        exceptions: inUserMode
      ),
      Row(
        machine: machine,
        place: .user,
        title: "U mode",
        kind: .user,
        exceptions: withoutUserspace(inUserMode)
      ),
    ]
  }

  /// On OpenSBI.
  private static func supervisorMode(_ machine: String) -> [Row] {
    let exceptions: [Mechanism: Reason] = [.htif: .noHTIF, .sifiveTest: .offLooksLikeSuccess]
    return [
      Row(
        machine: machine,
        place: .started,
        title: "S mode",
        kind: .started,
        proof: [(1, 11), (3, 1)],
        exceptions: exceptions
      )
    ] + userMode(machine, proof: [(0, 10)], exceptions: exceptions) + [
      Row(
        machine: machine,
        place: .exceptionHandler,
        title: "S mode, handler of `ebreak`",
        kind: .exception,
        proof: [(1, 11)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .interruptHandler,
        title: "S mode, interrupt handler",
        kind: .interrupt,
        proof: [(1, 11)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .exhaustedStack,
        title: "S mode, 256 bytes of stack",
        kind: .stack,
        proof: [(1, 11)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .translationOn,
        title: "S mode, translation on",
        kind: .translation,
        proof: [(1, 11), (3, 1)],
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .secondCore,
        title: "S mode, second hart",
        kind: .secondCore,
        options: twoCores,
        exceptions: exceptions
      ),
      Row(
        machine: machine,
        place: .bothCores,
        title: "S mode, two harts at once",
        kind: .bothCores,
        options: twoCores,
        exceptions: exceptions
      ),
    ]
  }
}
