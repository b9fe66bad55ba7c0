extension Machine {
  /// The linker script of the sections that all machines have, which the others include.
  package static let commonLinkerScript: [UInt8] = PackageResources.sections_ld

  /// Every machine that BareMetal supports. A new one is a row here and a script in LinkerScripts.
  ///
  /// The first machine of an architecture, or of a variant of Arm, is the default for its images.
  public static let catalogue: [Machine] = [
    Machine(
      id: "aarch64-virt",
      architecture: .aarch64,
      triple: "aarch64-none-none-elf",
      type: "virt",
      cpu: "cortex-a57",
      memory: 128,
      mechanism: .semihosting,
      linkerScript: PackageResources.aarch64_virt_ld,
      summary: "QEMU's virtual machine, Armv8-A"
    ),
    Machine(
      id: "aarch64-virt-bios",
      architecture: .aarch64,
      triple: "aarch64-none-none-elf",
      type: "virt",
      cpu: "cortex-a57",
      memory: 128,
      boot: .bios,
      mechanism: .semihosting,
      linkerScript: PackageResources.aarch64_virt_bios_ld,
      summary: "the same, a raw image in flash at 0"
    ),
    Machine(
      id: "aarch64-raspi3b",
      architecture: .aarch64,
      triple: "aarch64-none-none-elf",
      type: "raspi3b",
      mechanism: .semihosting,
      linkerScript: PackageResources.aarch64_raspi3b_ld,
      summary: "Raspberry Pi 3B, Cortex-A53"
    ),
    Machine(
      id: "armv7-virt",
      architecture: .arm,
      triple: "armv7-none-none-eabi",
      type: "virt",
      cpu: "cortex-a15",
      memory: 128,
      mechanism: .semihosting,
      linkerScript: PackageResources.armv7_virt_ld,
      summary: "QEMU's virtual machine, Armv7-A"
    ),
    Machine(
      id: "armv7em-mps2-an500",
      architecture: .arm,
      triple: "armv7em-none-none-eabi",
      type: "mps2-an500",
      mechanism: .semihosting,
      linkerScript: PackageResources.armv7em_mps2_an500_ld,
      summary: "Arm MPS2 with a Cortex-M7"
    ),
    Machine(
      id: "armv7em-mps2-an386",
      architecture: .arm,
      triple: "armv7em-none-none-eabi",
      type: "mps2-an386",
      mechanism: .semihosting,
      linkerScript: PackageResources.armv7em_mps2_an386_ld,
      summary: "Arm MPS2 with a Cortex-M4"
    ),
    Machine(
      id: "armv7em-mps2-an505",
      architecture: .arm,
      triple: "armv7em-none-none-eabi",
      type: "mps2-an505",
      mechanism: .semihosting,
      linkerScript: PackageResources.armv7em_mps2_an505_ld,
      summary: "Arm MPS2 with a Cortex-M33 (Armv8-M), secure state"
    ),
    Machine(
      id: "armv6m-microbit",
      architecture: .arm,
      triple: "armv6m-none-none-eabi",
      type: "microbit",
      mechanism: .semihosting,
      linkerScript: PackageResources.armv6m_microbit_ld,
      summary: "BBC micro:bit, Cortex-M0, 16 KiB of RAM"
    ),
    Machine(
      id: "armv6m-mps2-an505",
      architecture: .arm,
      triple: "armv6m-none-none-eabi",
      type: "mps2-an505",
      mechanism: .semihosting,
      linkerScript: PackageResources.armv6m_mps2_an505_ld,
      summary: "Arm MPS2 with a Cortex-M33 (Armv8-M), secure state, Armv6-M code"
    ),
    Machine(
      id: "armv6-versatilepb",
      architecture: .arm,
      triple: "armv6-none-none-eabi",
      type: "versatilepb",
      cpu: "arm1136",
      memory: 128,
      mechanism: .semihosting,
      withoutDevices: ["-net", "none", "-monitor", "none", "-parallel", "none"],
      linkerScript: PackageResources.armv6_versatilepb_ld,
      summary: "Arm Versatile/PB with an ARM1136"
    ),
    Machine(
      id: "armv4t-versatilepb",
      architecture: .arm,
      triple: "armv4t-none-none-eabi",
      type: "versatilepb",
      cpu: "ti925t",
      memory: 128,
      mechanism: .semihosting,
      withoutDevices: ["-net", "none", "-monitor", "none", "-parallel", "none"],
      linkerScript: PackageResources.armv4t_versatilepb_ld,
      summary: "Arm Versatile/PB with a TI925T, ARMv4T"
    ),
    Machine(
      id: "riscv64-virt",
      architecture: .riscv64,
      triple: "riscv64-none-none-eabi",
      type: "virt",
      memory: 128,
      mechanism: .sifiveTest,
      arguments: ["-bios", "none"],
      linkerScript: PackageResources.riscv64_virt_ld,
      summary: "QEMU's virtual machine, RV64GC in machine mode"
    ),
    Machine(
      id: "riscv64-virt-opensbi",
      architecture: .riscv64,
      triple: "riscv64-none-none-eabi",
      type: "virt",
      memory: 128,
      firmware: .openSBI,
      mechanism: .semihosting,
      linkerScript: PackageResources.riscv64_virt_opensbi_ld,
      summary: "the same in supervisor mode, on OpenSBI"
    ),
    Machine(
      id: "riscv32-virt",
      architecture: .riscv32,
      triple: "riscv32-none-none-eabi",
      type: "virt",
      memory: 128,
      mechanism: .sifiveTest,
      arguments: ["-bios", "none"],
      linkerScript: PackageResources.riscv32_virt_ld,
      summary: "QEMU's virtual machine, RV32GC in machine mode"
    ),
    Machine(
      id: "riscv32-virt-opensbi",
      architecture: .riscv32,
      triple: "riscv32-none-none-eabi",
      type: "virt",
      memory: 128,
      firmware: .openSBI,
      mechanism: .semihosting,
      linkerScript: PackageResources.riscv32_virt_opensbi_ld,
      summary: "the same in supervisor mode, on OpenSBI"
    ),
    Machine(
      id: "riscv64-spike",
      architecture: .riscv64,
      triple: "riscv64-none-none-eabi",
      type: "spike",
      memory: 128,
      mechanism: .htif,
      arguments: ["-bios", "none"],
      linkerScript: PackageResources.riscv64_spike_ld,
      summary: "Spike's machine, RV64GC in machine mode"
    ),
    Machine(
      id: "riscv32-spike",
      architecture: .riscv32,
      triple: "riscv32-none-none-eabi",
      type: "spike",
      memory: 128,
      mechanism: .htif,
      arguments: ["-bios", "none"],
      linkerScript: PackageResources.riscv32_spike_ld,
      summary: "Spike's machine, RV32GC in machine mode"
    ),
    Machine(
      id: "x86_64-microvm",
      architecture: .x86_64,
      triple: "x86_64-unknown-none-elf",
      type: "microvm",
      memory: 128,
      mechanism: .isaDebugExit,
      arguments: microvmArguments,
      linkerScript: PackageResources.x86_64_microvm_ld,
      summary: "QEMU's minimal machine, by PVH"
    ),
    Machine(
      id: "x86_64-pc",
      architecture: .x86_64,
      triple: "x86_64-unknown-none-elf",
      type: "pc",
      memory: 128,
      mechanism: .isaDebugExit,
      linkerScript: PackageResources.x86_64_pc_ld,
      summary: "PC with an i440FX chipset, by PVH"
    ),
    Machine(
      id: "x86_64-q35",
      architecture: .x86_64,
      triple: "x86_64-unknown-none-elf",
      type: "q35",
      memory: 128,
      mechanism: .isaDebugExit,
      linkerScript: PackageResources.x86_64_q35_ld,
      summary: "PC with a Q35 chipset, by PVH"
    ),
    Machine(
      id: "i686-microvm",
      architecture: .i686,
      triple: "i686-unknown-none-elf",
      type: "microvm",
      memory: 128,
      mechanism: .isaDebugExit,
      arguments: microvmArguments,
      linkerScript: PackageResources.i686_microvm_ld,
      summary: "QEMU's minimal machine, by PVH, 32 bits"
    ),
    Machine(
      id: "i686-pc",
      architecture: .i686,
      triple: "i686-unknown-none-elf",
      type: "pc",
      memory: 128,
      mechanism: .isaDebugExit,
      linkerScript: PackageResources.i686_pc_ld,
      summary: "PC with an i440FX chipset, by PVH, 32 bits"
    ),
    Machine(
      id: "i686-q35",
      architecture: .i686,
      triple: "i686-unknown-none-elf",
      type: "q35",
      memory: 128,
      mechanism: .isaDebugExit,
      linkerScript: PackageResources.i686_q35_ld,
      summary: "PC with a Q35 chipset, by PVH, 32 bits"
    ),
  ]

  /// QEMU would add what a Linux kernel wants to know about virtio devices to the guest's arguments
  /// (`hw/i386/microvm.c`, `microvm_fix_kernel_cmdline()`).
  private static let microvmArguments = ["-machine", "auto-kernel-cmdline=off"]

  /// The machine of the catalogue with a name.
  public static func named(_ id: String) throws(MachineError) -> Machine {
    guard let machine = catalogue.first(where: { $0.id == id }) else { throw .unknown(id) }
    return machine
  }

  /// The word for every machine.
  package static let all = "all"

  /// The machines of the catalogue with some names, each once.
  ///
  /// - Parameter ids: The names; all machines are meant if one of them is `all`.
  /// - Throws: For each name that isn't a machine's, beside `all`, too.
  public static func named(_ ids: [String]) throws(MachineError) -> [Machine] {
    var machines: [Machine] = []
    for id in ids where id != all && !machines.contains(where: { $0.id == id }) {
      machines.append(try named(id))
    }
    return ids.contains(all) ? catalogue : machines
  }
}
