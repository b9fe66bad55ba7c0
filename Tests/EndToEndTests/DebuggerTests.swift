import Foundation
import Glibc
import HostSupport
import QEMURunner
import TestSupport
import Testing

@Suite("A guest that waits for a debugger")
struct DebuggerTests {
  private func boot(
    _ machine: String,
    _ timeout: Duration,
    attach: @escaping @Sendable (DebuggerCommands) -> Void
  ) async throws -> RunOutcome {
    try await Probe(machine: machine).withImage(.exit, code: 42) { image in
      var task = RunTask(image: image.path)
      task.options.timeout = timeout
      task.options.waitForDebugger = attach
      return try Runner().run(task)
    }
  }

  @Test(
    "it runs once the debugger says so, and ends with its code",
    arguments: ["aarch64-virt", "armv7em-mps2-an386", "riscv32-virt", "x86_64-microvm"]
  )
  func attached(machine: String) async throws {
    let outcome = try await boot(machine, .seconds(30)) { debugger in
      #expect(debugger.lldb.contains(debugger.socket) && debugger.lldb.contains("probe-exit"))
      #expect(debugger.gdb.contains("target remote \(debugger.socket)"))
      Thread.detachNewThread { RemoteDebugger.resume(debugger.socket) }
    }
    #expect(outcome.verdict == .exited(42), "\(outcome.result?.qemuWords ?? "")")
  }

  @Test("it doesn't run before, and the socket is gone afterwards")
  func unattached() async throws {
    nonisolated(unsafe) var socket = ""
    let outcome = try await boot("riscv64-virt", .seconds(1)) { socket = $0.socket }
    #expect(outcome.verdict == .timedOut)
    #expect(socket.hasSuffix("/gdb") && !FileManager.default.fileExists(atPath: socket))
  }

  @Test("the printed command waits for one, too")
  func printedCommand() async throws {
    try await Probe(machine: "riscv64-virt").withImage(.exit) { image in
      let printed = try await qemuExit(["run", "--debug", "--print-command", image.path])
      #expect(printed.text.contains(" -gdb tcp:127.0.0.1:1234 -S "), "\(printed.text)")
    }
  }
}

/// A debugger that only lets go.
private enum RemoteDebugger {
  /// Has the guest continue, and stays until QEMU has gone.
  ///
  /// Source: GDB, "Remote Serial Protocol": the packet `c`.
  static func resume(_ path: String) {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard isConnected == 0 else { return }
    let packet = Array("+$c#63".utf8)
    _ = send(descriptor, packet, packet.count, Int32(MSG_NOSIGNAL))
    var bytes = [UInt8](repeating: 0, count: 256)
    while recv(descriptor, &bytes, bytes.count, 0) > 0 {}
  }
}
