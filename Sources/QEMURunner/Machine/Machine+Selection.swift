extension Machine {
  /// Chooses the machine for an image.
  ///
  /// In this order: what the user named; what the image's note names; what its headers allow.
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
    return machine
  }

  private static func choose(_ image: Image, named name: String?) throws(MachineError) -> Machine {
    let candidates = candidates(for: image)
    if let name {
      if let machine = catalogue.first(where: { $0.id == name }) {
        guard machine.architecture == image.architecture else {
          throw .mismatch(name, image.architecture)
        }
        return machine
      }
      if let machine = candidates.first(where: { $0.type == name }) { return machine }
      // The name of another architecture's machine is a mistake, not a type of QEMU's.
      if Architecture.allCases.contains(where: { name.hasPrefix("\($0)-") }) {
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
      guard machine.architecture == image.architecture else {
        throw .mismatch(note, image.architecture)
      }
      return machine
    }
    guard let machine = candidates.first else { throw .unknown(image.architecture.rawValue) }
    return machine
  }

  /// The machines that can run an image, the default first.
  private static func candidates(for image: Image) -> [Machine] {
    let all = catalogue.filter { $0.architecture == image.architecture }
    guard case .elf(let elf) = image.format else { return all }
    if elf.hasToHost {
      return all.filter { $0.mechanism == .htif } + all.filter { $0.mechanism != .htif }
    }
    guard let variant = elf.armVariant else { return all }
    let same = all.filter { $0.triple.hasPrefix("\(variant)-") }
    return same + all.filter { !$0.triple.hasPrefix("\(variant)-") }
  }
}
