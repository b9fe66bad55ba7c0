import Testing

@testable import BatchRunner
@testable import HostSupport
@testable import QEMURunner
@testable import TestRunner

@Suite("A settings file's values")
struct SettingsTests {
  private func text(_ text: String, isPlain: Bool = true) -> SettingsNode {
    SettingsNode(line: 1, column: 1, value: .text(text, isPlain: isPlain))
  }

  private func list(_ nodes: SettingsNode...) -> SettingsNode {
    SettingsNode(line: 1, column: 1, value: .list(nodes))
  }

  private func mapping(_ entries: KeyValuePairs<String, SettingsNode>) -> SettingsNode {
    SettingsNode(
      line: 4,
      column: 2,
      value: .mapping(entries.map { .init(key: text($0.key), value: $0.value) })
    )
  }

  private func settings(
    _ images: SettingsNode...,
    defaults: KeyValuePairs<String, SettingsNode> = [:]
  ) throws -> Settings {
    let images = SettingsNode(line: 1, column: 1, value: .list(images))
    return try Settings(
      mapping(["images": images, "defaults": mapping(defaults)]),
      of: "folder/qemu-exit.yml"
    )
  }

  @Test("machines: those of the catalogue, with images or without")
  func machines() throws {
    func settings(_ machines: SettingsNode) throws -> Settings {
      try Settings(mapping(["machines": machines]), of: "qemu-exit.yml")
    }
    let named = try settings(list(text("riscv64-virt"), text("all")))
    #expect(named.machines == ["riscv64-virt", "all"] && named.runs.isEmpty)
    #expect(try self.settings(text("a.elf")).machines.isEmpty)
    #expect {
      try settings(list(text("riscv64-vitr")))
    } throws: {
      "\($0)".hasSuffix(":1:1: no machine is called 'riscv64-vitr'. Did you mean 'riscv64-virt'?")
    }
    #expect(throws: SettingsError.self) { try settings(text("riscv64-virt")) }
    #expect {
      try Settings(mapping([:]), of: "qemu-exit.yml")
    } throws: {
      "\($0)".hasSuffix(":4:2: the key 'images' is missing, and so is 'machines'")
    }
    // There's nothing to run.
    #expect(throws: SettingsError.self) { try named.runs(matching: []) }
  }

  @Test("what a package is built for: what is named, what its file says, or aarch64-virt")
  func machinesOfPackages() throws {
    func ids(_ names: [String]) throws -> [String] {
      // A folder without a file.
      try Settings.machines(named: names, for: "/nonexistent").map(\.id)
    }
    #expect(try ids([]) == ["aarch64-virt"])
    #expect(try ids(["armv7-virt", "riscv64-virt"]) == ["armv7-virt", "riscv64-virt"])
    #expect(try ids(["riscv64-virt", "all"]) == Machine.catalogue.map(\.id))
    #expect(try ids(["riscv64-virt", "riscv64-virt"]) == ["riscv64-virt"])
    for names in [["pdp11"], ["all", "pdp11"], ["pdp11", "all"], ["riscv64-virt", "pdp11"]] {
      #expect(throws: MachineError.unknown("pdp11")) { try ids(names) }
      #expect(throws: MachineError.unknown("pdp11")) { try Machine.named(names) }
      #expect(throws: SettingsError.self) {
        try Settings(
          mapping([
            "machines": SettingsNode(line: 1, column: 1, value: .list(names.map { text($0) }))
          ]),
          of: "qemu-exit.yml"
        )
      }
    }
  }

  @Test("each key arrives where it belongs")
  func keys() throws {
    let settings = try settings(
      mapping([
        "image": text("build/a.elf"), "name": text("a"), "machine": text("riscv64-virt"),
        "arch": text("riscv64"), "boot": text("bios"), "cpu": text("rv64"), "memory": text("64M"),
        "smp": text("2"), "initrd": text("rd"), "append": text("quiet"),
        "arguments": list(text("1"), text("", isPlain: false)),
        "stdin": text("in.txt"), "stdin-channel": text("debug-channel"), "expect": text("trapped"),
        "console": list(text("x"), text("/y/")), "timeout": text("500ms"),
        "output-limit": text("1KiB"), "memory-limit": text("0"), "file-size-limit": text("1M"),
        "files-limit": text("2M"),
        "retries": text("3"), "shares": list(text("data:ro"), text("/abs")),
        "qemu-arguments": list(text("-rtc"), text("base=utc")), "success-status": text("33"),
      ])
    )
    let run = settings.runs[0]
    let options = run.task.options
    #expect(run.task.image == "folder/build/a.elf" && run.name == "a")
    #expect(run.task.machine == "riscv64-virt" && run.task.architecture == .riscv64)
    #expect(run.task.boot == .bios && options.cpu == "rv64" && options.memory == "64M")
    #expect(
      options.initrd == "rd" && options.initrdFolder == "folder/." && options.append == "quiet"
    )
    #expect(options.processors == 2 && options.guestArguments == ["1", ""])
    #expect(run.input == "folder/in.txt" && options.input == .debugChannel)
    #expect(run.expectation.end == .verdict(.trapped))
    #expect(run.expectation.console.map(\.description) == ["x", "/y/"])
    #expect(options.timeout == .milliseconds(500) && options.outputLimit == 1024)
    #expect(
      options.memoryLimit == nil && options.fileSizeLimit == 1 << 20
        && options.filesLimit == 2 << 20 && run.retries == 3
    )
    #expect(
      options.confinement.shares == [
        .init(path: "folder/data", isReadOnly: true), .init(path: "/abs"),
      ]
    )
    #expect(options.qemuArguments == ["-rtc", "base=utc"] && options.successStatus == 33)
    #expect(run.origin == .init(file: "folder/qemu-exit.yml", line: 4))
  }

  @Test("defaults are for all images, unless one says otherwise; a path alone is an image")
  func defaults() throws {
    let settings = try settings(
      text("a"),
      mapping(["image": text("b"), "timeout": text("1s")]),
      defaults: ["timeout": text("2s"), "expect": text("7"), "console": text("x")]
    )
    #expect(settings.runs.map(\.name) == ["folder/a", "folder/b"])
    #expect(settings.runs.map(\.task.options.timeout) == [.seconds(2), .seconds(1)])
    #expect(settings.runs.allSatisfy { $0.expectation.end == .code(7) })
    #expect(settings.runs.allSatisfy { $0.expectation.console.count == 1 })
  }

  @Test("images are chosen by names and patterns, each once, in the file's order")
  func selection() throws {
    let settings = try settings(
      mapping(["image": text("a"), "name": text("uart-1")]),
      mapping(["image": text("a"), "name": text("uart/2")]),
      mapping(["image": text("a"), "name": text("timer")])
    )
    func names(_ patterns: String...) throws -> [String] {
      try settings.runs(matching: patterns).map(\.name)
    }
    #expect(try names() == ["uart-1", "uart/2", "timer"])
    #expect(try names("timer", "uart*", "uart-1") == ["uart-1", "uart/2", "timer"])
    #expect(try names("t?mer") == ["timer"])
    #expect(throws: SettingsError.self) { try names("timer", "spi*") }
  }

  @Test(
    "mistakes have a place, and say what would be right",
    arguments: [
      (["machin": "x"], "unknown key 'machin' in an image. Did you mean 'machine'?"),
      (["qemu-argument": "x"], "Did you mean 'qemu-arguments'?"),
      (["zzz": "x"], "Known are image, name"),
      (["smp": "0"], "smp must be a whole number, at least 1"),
      (["retries": "101"], "retries must be a whole number, 0 to 100"),
      (["success-status": "4"], "success-status must be odd"),
      (["arch": "riscv46"], "Did you mean 'riscv64'?"),
      (["expect": "timeout"], "expect must be a code"),
      (["expect": "timed_out"], "Did you mean 'timed-out'?"),
      (["timeout": "soon"], "timeout must be a time"),
      (["output-limit": "-1"], "output-limit must be a number of bytes"),
      (["cpu": "~"], "cpu needs a value"),
      (["arguments": "a b"], "arguments must be a list"),
      (["console": "/(/"], "isn't a regular expression"),
      (["shares": "a"], "shares must be a list"),
    ] as [([String: String], String)]
  )
  func mistakes(values: [String: String], words: String) throws {
    var entries: [SettingsNode.Entry] = [.init(key: text("image"), value: text("a"))]
    for (key, value) in values {
      entries.append(
        .init(
          key: SettingsNode(line: 7, column: 5, value: .text(key, isPlain: true)),
          value: SettingsNode(line: 7, column: 5, value: .text(value, isPlain: true))
        )
      )
    }
    let image = SettingsNode(line: 6, column: 3, value: .mapping(entries))
    do {
      _ = try settings(image)
      Issue.record("nothing was wrong")
    } catch let error as SettingsError {
      #expect(error.description.hasPrefix("folder/qemu-exit.yml:7:5: "))
      #expect(error.description.contains(words), "\(error)")
    }
  }

  @Test("an image must be there, and no two may have one name")
  func names() {
    #expect(throws: SettingsError.self) { try settings(mapping(["name": text("a")])) }
    #expect(throws: SettingsError.self) { try settings(text("a"), text("a")) }
    #expect(throws: SettingsError.self) { try settings() }
    #expect(throws: SettingsError.self) { try settings(text("a"), defaults: ["image": text("b")]) }
  }
}
