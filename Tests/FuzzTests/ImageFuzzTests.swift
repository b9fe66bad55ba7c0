import Foundation
import TestSupport
import Testing

@testable import GuestBuilder
@testable import ObjectFile
@testable import QEMURunner
@testable import TestRunner

@Suite("Fuzzing")
struct ImageFuzzTests {
  /// The most by which the process may grow: an image of 64 MiB for `-bios`, and what other tests
  /// take that run at the same time.
  private static let mostGrowth = 256 << 20

  /// A number from the environment.
  private static func number(_ name: String, default standard: UInt64) -> UInt64 {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? standard
  }

  /// `make fuzz` sets the variables. An input depends on the seed, its number and the corpus alone.
  @Test("no input crashes what reads images, or takes memory without bound")
  func images() throws {
    let seed = Self.number("QEMU_EXIT_FUZZ_SEED", default: 1)
    let first = Self.number("QEMU_EXIT_FUZZ_FIRST", default: 0)
    let count = Self.number("QEMU_EXIT_FUZZ_INPUTS", default: 25_000)
    let corpus = FuzzCorpus()
    var counts = Reading()
    let start = PeakMemory.bytes
    let duration = ContinuousClock().measure {
      FuzzWitness.watch(seed: seed) {
        for number in first..<first + count {
          FuzzWitness.saw(input: number)
          var mutator = Mutator(seed: seed, input: number)
          counts.read(mutator.input(from: corpus))
        }
      }
    }
    let growth = PeakMemory.bytes - start
    print(
      "fuzz: seed \(seed), \(count) inputs from \(first) of \(corpus.small.count) files and "
        + "\(corpus.large.count) guests: \(counts.valid) ELF files, \(counts.bootable) bootable; "
        + "\(duration), \(growth >> 20) MiB"
    )
    #expect(growth < Self.mostGrowth)
    // A mutator whose files are all refused at once reads nothing.
    #expect(count < 1000 || counts.valid > count / 10 && counts.bootable > count / 20)
  }

  /// Everything that reads images, or parts of them.
  private struct Reading {
    var valid: UInt64 = 0
    var bootable: UInt64 = 0

    mutating func read(_ bytes: [UInt8]) {
      let file = ImageFile(path: "fuzzed", contents: bytes)
      if let elf = try? ELFImage(file: file) {
        valid += 1
        let symbols = SymbolTable(elf, in: file)
        _ = symbols.symbol(at: elf.entry)
        _ = symbols.address(of: "tohost")
        _ = try? ImageCopy.bytes(of: elf, in: file)
      }
      if let catalogue = try? TestCatalogue(file: file) {
        for test in catalogue.tests.prefix(8) { _ = catalogue.suites(of: test) }
      }
      do {
        let image = try Image(file: file)
        let machine = try Machine.forImage(image)
        try RunOptions().check(for: image, on: machine)
        bootable += 1
      } catch {
        _ = "\(error)"
      }
      _ = try? Image(file: file, architecture: .i686, boot: .kernel)
      _ = try? Image(file: file, boot: .bios)
      _ = ForeignFormat.words(for: bytes)
      // What only is in a section or a program's output is read as if the file were it.
      guard bytes.count <= 4096 else { return }
      for isBigEndian in [false, true] {
        _ = MachineNote.machineName(in: ELFNote.all(in: bytes, isBigEndian: isBigEndian))
        _ = ArmAttributes.variant(in: bytes, isBigEndian: isBigEndian)
      }
      _ = Examination.version(in: bytes)
      _ = GuestRecord(line: bytes)
      var stream = TestRecordStream(token: "0123456789abcdef")
      bytes.withUnsafeBytes { stream.read($0) { _ in true } }
      _ = stream.finish()
    }
  }
}
