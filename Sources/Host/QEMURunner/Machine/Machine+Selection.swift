import ObjectFile

extension Machine {
  /// Chooses the machine for an image.
  ///
  /// In this order: what the user named; what the image's note names; what its headers allow. Linux
  /// kernels get more memory than the machine has otherwise, and are loaded as `-kernel` does.
  ///
  /// - Parameters:
  ///   - image: The image.
  ///   - name: What the user named, if anything: a machine of the catalogue, or a type of QEMU's,
  ///     which may be one that the catalogue doesn't have.
  ///   - boot: How the user wants a raw image loaded, if said.
  public static func forImage(
    _ image: Image,
    named name: String? = nil,
    boot: Boot? = nil
  ) throws(MachineError) -> Machine {
    var machine = try choose(image, named: name)
    if let boot { machine.boot = boot }
    if case .linux = image.format { machine.boot = .kernel }
    if image.isLinux && machine.memory != nil { machine.memory = memoryForLinux }
    if machine.boot == .kernel, let obstacle = image.obstacle {
      throw .notBootable(image.path, obstacle)
    }
    return machine
  }

  private static func choose(_ image: Image, named name: String?) throws(MachineError) -> Machine {
    if let name {
      if let machine = catalogue.first(where: { $0.id == name }) {
        guard image.runs(on: machine.architecture) else {
          throw .mismatch(name, image.architecture)
        }
        return machine
      }
      if let machine = candidates(for: image).first(where: { $0.type == name }) { return machine }
      // The name of another architecture's machine is a mistake, not a type of QEMU's.
      if Architecture.allCases.contains(where: { name.hasPrefix("\($0.rawValue)-") }) {
        throw .unknown(name)
      }
      return Machine(
        id: name,
        architecture: image.architecture,
        triple: "",
        type: name,
        mechanism: image.architecture.mechanism,
        summary: "not in the catalogue"
      )
    }
    if case .elf(let elf) = image.format, let note = elf.machineName {
      guard let machine = catalogue.first(where: { $0.id == note }) else {
        throw .unknownInImage(image.path, note)
      }
      guard image.runs(on: machine.architecture) else {
        throw .mismatch(note, image.architecture)
      }
      return machine
    }
    guard var machine = candidates(for: image).first else {
      throw .unknown(image.architecture.rawValue)
    }
    if case .elf(let elf) = image.format, let variant = elf.armVariant {
      if let remedy = variant.remedy { throw .noneForVariant(image.path, variant, remedy) }
      machine.cpu = variant.cpu ?? machine.cpu
    }
    return machine
  }

  /// Memory for Linux in MiB. Debian's cloud kernel takes 96 for itself and a RAM disk of 10; half
  /// of the memory is the most that a RAM disk may unpack to. What a guest doesn't touch costs the
  /// host nothing.
  private static let memoryForLinux = 1024

  /// The machines that can run an image, the default first.
  private static func candidates(for image: Image) -> [Machine] {
    let all = [image.architecture, image.alternative].flatMap { architecture in
      catalogue.filter { $0.architecture == architecture }
    }
    func first(_ isPreferred: (Machine) -> Bool) -> [Machine] {
      all.filter(isPreferred) + all.filter { !isPreferred($0) }
    }
    if image.isLinux {
      var wantsFirmware = true
      if case .linux(let kernel) = image.format { wantsFirmware = !kernel.isForMachineMode }
      return first { machine in
        switch machine.architecture {
        case .x86_64, .i686: machine.type == "q35"
        case .riscv64, .riscv32: (machine.firmware != nil) == wantsFirmware
        case .aarch64, .arm: machine.type == "virt"
        }
      }
    }
    if image.isMultiboot {
      let wide = image.runs(on: .x86_64) ? Architecture.x86_64 : .i686
      return first { $0.type == "pc" && $0.architecture == wide }
    }
    guard case .elf(let elf) = image.format else { return all }
    if elf.hasToHost { return first { $0.mechanism == .htif } }
    guard let variant = elf.armVariant else { return all }
    return first { variant.isRun(by: $0) }
  }
}
