import Foundation
import TestSupport
import Testing

@Suite("Runs leave nothing behind")
struct EnduranceTests {
  @Test("no descriptor, process, folder or memory, whatever becomes of the guest")
  func endurance() async throws {
    // `make endurance` does ten thousand.
    let runs = ProcessInfo.processInfo.environment["QEMU_EXIT_RUNS"] ?? "150"
    let folder = try TemporaryFolder()
    var images = [folder.url.appending(path: "not-an-image").path]
    try Data("nothing".utf8).write(to: folder.url.appending(path: "not-an-image"))
    let probe = try await Probe(machine: "riscv64-virt")
    for action in [.exit, .undefinedInstruction, .sifiveReset, .flood] as [ProbeAction] {
      let image = folder.url.appending(path: "\(action)")
      try probe.contents(action, code: 13).write(to: image)
      images.append(image.path)
    }
    let temporary = folder.url.appending(path: "temporary")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
    let variables = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary.path]) { $1 }
    let result = try await run(
      Project.product("endurance"),
      [runs] + images,
      environment: variables
    )
    #expect(result.status == 0, "\(result.text) \(result.errors)")
    #expect(result.text.hasPrefix("\(runs) runs."))
  }
}
