import Foundation
import TestSupport
import Testing

@testable import HostSupport
@testable import QEMURunner

@Suite("What is installed")
struct InstallationTests {
  /// A QEMU that knows one folder of data.
  func installation(data: URL, in folder: URL) throws -> Installation {
    let program = folder.appending(path: "qemu-system-riscv64")
    try Data("#!/bin/sh\n[ \"$1 $2\" = '-L help' ] && echo '\(data.path)'\n".utf8)
      .write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return Installation(folder: folder.path, searchPath: "")
  }

  @Test("a machine with firmware can run where QEMU has the file, and nowhere else")
  func firmware() throws {
    try withFolder { folder in
      let data = folder.appending(path: "data")
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      let installation = try installation(data: data, in: folder)
      let machine = try Machine.named("riscv64-virt-opensbi")
      #expect(!installation.canRun(machine))
      #expect(installation.canRun(try Machine.named("riscv64-virt")))
      #expect(!installation.canRun(try Machine.named("riscv32-virt")))
      let name = "opensbi-riscv64-generic-fw_dynamic.bin"
      try Data("firmware".utf8).write(to: data.appending(path: name))
      #expect(installation.canRun(machine))
    }
  }
}
