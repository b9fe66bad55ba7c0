import ObjectFile

extension RunOptions {
  /// Whether further arguments give QEMU disks.
  var usesDisks: Bool {
    let disks = [
      "drive", "blockdev", "snapshot", "hda", "hdb", "hdc", "hdd", "sd", "pflash", "cdrom",
      "mtdblock", "fda", "fdb",
    ]
    return hasArgument(among: disks)
  }

  /// Whether further arguments have QEMU apply its own filters for system calls.
  var usesFilters: Bool { hasArgument(among: ["sandbox"]) }

  /// Whether an option of QEMU's is among the further arguments.
  private func hasArgument(among names: [String]) -> Bool {
    qemuArguments.contains { argument in
      argument.hasPrefix("-") && names.contains(String(argument.drop { $0 == "-" }))
    }
  }

  /// Refuses what an image or a machine can't get: before QEMU is started, and where QEMU itself
  /// would leave it out without a word.
  package func check(for image: Image, on machine: Machine) throws(LaunchError) {
    guard guestArguments.isEmpty || !image.isLinux else { throw .argumentsForLinux }
    guard guestArguments.isEmpty || append == nil || machine.architecture.hasSemihosting else {
      throw .argumentsAndAppend
    }
    if !machine.architecture.hasSemihosting, !image.isLinux {
      let words = (image.guestName.map { [$0] } ?? []) + guestArguments
      try GuestArguments.check(line: append ?? GuestArguments.line(words), for: machine)
    }
    if let initrd { try check(initrd, for: image) }
  }

  private func check(_ initrd: String, for image: Image) throws(LaunchError) {
    // QEMU takes a list of modules, and names one that it can't open.
    if image.isMultiboot { return }
    // QEMU 7.2.22 and 10.0.2 don't even look at the file: only what they take for Linux gets one
    // (`hw/arm/boot.c`, `arm_setup_direct_kernel_boot()`).
    if case .elf = image.format, image.architecture == .aarch64 || image.architecture == .arm {
      throw .noInitrd(for: "an ELF file for \(image.architecture)")
    }
    do throws(ImageError) {
      let disk = InitialRAMDisk(initrd, isMultiboot: false, in: initrdFolder)
      _ = try ImageFile(path: disk.option)
    } catch {
      guard case .unreadable(let words) = error.reason else { return }
      throw .initrd(initrd, words)
    }
  }
}
