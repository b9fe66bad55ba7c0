import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("The guest's arguments")
struct GuestArgumentsTests {
  /// What has a meaning to somebody on the way.
  static let words = [
    "plain", "", "two words", "tab\there", "line\nfeed", "it's", "\"quoted\"", "'", "it's \"x y\"",
    "back\\slash", "\\ \"", "a,b,,c", "--key=va lue", "enable=off,arg=x", "ä漢🏳️‍🌈", "\u{301},\u{301}",
    " ",
    "$HOME", "-semihosting-config", "",
  ]

  /// Boots and returns the words that the guest wrote, of which the first must be its name.
  func boot(
    _ machine: String,
    _ action: ProbeAction,
    options: [String] = [],
    _ words: [String]
  ) async throws -> [String] {
    let folder = try TemporaryFolder()
    let image = folder.url.appending(path: "an image,'x'")
    try await Probe(machine: machine).contents(action).write(to: image)
    let result = try await qemuExit(["run"] + options + [image.path, "--"] + words)
    try #require(result.status == 0, "\(machine): \(result.text) \(result.errors)")
    // Firmware has the console before.
    let start = try #require(result.output.firstRange(of: Data(image.path.utf8))).lowerBound
    let read = result.output[start...].split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(read.first == image.path, "\(machine)")
    #expect(read.last == "", "\(machine)")
    return read.dropFirst().dropLast()
  }

  @Test(
    "every word arrives as it is, behind the image's path, and too small a buffer is an error",
    arguments: Machine.available
  )
  func exact(machine: Machine) async throws {
    let words = try await boot(machine.id, .argumentsInSmallestBuffer, Self.words)
    #expect(words == Self.words, "\(machine.id)")
  }

  @Test(
    "--args: all that follows the image is the guest's",
    arguments: ["riscv64-virt", "x86_64-q35"]
  )
  func appended(machine: String) async throws {
    let words = ["--", "a", "--timeout", "--args", "-v", "--", "--help", "", "two words", "-"]
    try await Probe(machine: machine).withImage(.arguments) { image in
      for words in [words, Array(words.dropFirst()), []] {
        // Without options the tool takes a shorter way.
        for options in [[], ["--timeout", "1m"]] {
          let result = try await qemuExit(["run"] + options + ["--args", image.path] + words)
          #expect(result.status == 0, "\(machine): \(result.errors)")
          let expected = ([image.path] + words).map { $0 + "\0" }.joined()
          #expect(result.text.hasSuffix(expected), "\(machine)")
        }
      }
    }
  }

  @Test(
    "--args without an image, or with another one, is bad usage",
    arguments: [
      ["--args"], ["image", "--args", "x"], ["--settings", "x.yml", "--args", "x"],
      ["--jobs", "2", "image", "--args", "x"],
    ]
  )
  func badUsage(arguments: [String]) async throws {
    let result = try await qemuExit(["run"] + arguments)
    #expect(result.status == 125)
    #expect(result.errors.contains("--args"), "\(result.errors)")
  }

  @Test("without arguments there is the name", arguments: ["aarch64-virt", "x86_64-q35"])
  func nameOnly(machine: String) async throws {
    #expect(try await boot(machine, .arguments, []) == [])
  }

  @Test("long ones", arguments: ["aarch64-virt", "armv7-virt", "riscv32-virt"])
  func long(machine: String) async throws {
    let words = [String(repeating: "x y", count: 20_000), String(repeating: "ü", count: 20_000)]
    #expect(try await boot(machine, .arguments, words) == words)
  }

  @Test("x86: as long as its firmware takes, and no longer", arguments: ["microvm", "pc", "q35"])
  func longest(type: String) async throws {
    for width in ["x86_64", "i686"] {
      let machine = "\(width)-\(type)"
      // The name has another length each time: the tool knows the line's.
      let probe = try await Probe(machine: machine)
      try await probe.withImage(.arguments) { image in
        let word = String(repeating: "x", count: 4095 - image.path.utf8.count - 1)
        let longest = try await qemuExit(["run", image.path, "--", word])
        #expect(longest.status == 0, "\(machine): \(longest.errors)")
        #expect(longest.text == "\(image.path)\0\(word)\0", "\(machine)")
        let longer = try await qemuExit(["run", image.path, "--", word + "x"])
        #expect(longer.status == 125, "\(machine)")
        #expect(longer.errors.contains("4096 bytes"), "\(longer.errors)")
      }
    }
  }

  @Test("what no process can be given is an error")
  func tooLong() async throws {
    // Each word could be, but QEMU wants them all in one.
    let word = String(repeating: "x", count: 100_000)
    let result = try await Probe(machine: "aarch64-virt").withImage(.arguments) { image in
      try await qemuExit(["run", image.path, "--", word, word])
    }
    #expect(result.status == 125)
    #expect(result.errors.contains("Argument list too long"), "\(result.errors.suffix(300))")
  }

  @Test("an option on semihosting of the user's own doesn't repeat them")
  func ownOption() async throws {
    let options = ["--qemu-arg=-semihosting-config", "--qemu-arg=userspace=on"]
    #expect(try await boot("riscv64-virt", .arguments, options: options, ["a"]) == ["a"])
  }

  @Test("microvm: QEMU adds nothing about virtio devices", arguments: ["x86_64", "i686"])
  func microvm(width: String) async throws {
    let options = [
      "--qemu-arg=-machine", "--qemu-arg=acpi=off", "--qemu-arg=-device",
      "--qemu-arg=virtio-rng-device",
    ]
    let words = try await boot("\(width)-microvm", .arguments, options: options, ["a"])
    #expect(words == ["a"])
  }

  @Test("the printed command gives the same arguments", arguments: ["aarch64-virt", "i686-pc"])
  func printedCommand(machine: String) async throws {
    let words = ["a,b", "c d", "it's \"x y\"", ""]
    try await Probe(machine: machine).withImage(.arguments) { image in
      let printed = try await qemuExit(["run", "--print-command", image.path, "--"] + words)
      #expect(printed.status == 0, "\(printed.errors)")
      let result = try await run(URL(filePath: "/bin/sh"), ["-c", printed.text])
      #expect(result.text == ([image.path] + words).map { "\($0)\0" }.joined())
    }
  }

  @Test("QEMU by hand: the kernel's file and its parameters on Arm, the parameters alone on x86")
  func byHand() async throws {
    try await Probe(machine: "aarch64-virt").withImage(.arguments) { image in
      let result = try await runQEMU(
        "qemu-system-aarch64",
        machine: "virt",
        ["-cpu", "cortex-a57", "-semihosting", "-serial", "stdio", "-kernel", image.path]
          + ["-append", "a  b"]
      )
      #expect(result.text == "\(image.path)\0a\0b\0", "\(result.errors)")
    }
    try await Probe(machine: "i686-q35").withImage(.arguments) { image in
      let options = [
        "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04", "-serial", "stdio", "-kernel",
        image.path,
      ]
      let nothing = try await runQEMU("qemu-system-i386", machine: "q35", options)
      // The portable convention's success.
      #expect(nothing.status == 255 && nothing.text.isEmpty, "\(nothing.text) \(nothing.errors)")
      let words = try await runQEMU("qemu-system-i386", machine: "q35", options + ["-append", "a"])
      #expect(words.text == "a\0", "\(words.errors)")
    }
  }
}
