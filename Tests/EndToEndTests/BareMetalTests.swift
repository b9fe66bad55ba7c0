import Foundation
import QEMURunner
import TestSupport
import Testing

@Suite("What BareMetal gives to a guest works on every machine")
struct BareMetalTests {
  @Test("the heap", arguments: Machine.available.map(\.id))
  func heap(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.exerciseHeap)
    #expect(result.status == 0, "\(result.text)")
  }

  @Test("integer arithmetic that the processor may lack", arguments: Machine.available.map(\.id))
  func arithmetic(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.exerciseArithmetic, code: 1)
    #expect(result.status == 0, "\(result.text)")
  }

  @Test("the arithmetic's checks can fail")
  func arithmeticFails() async throws {
    let result = try await Probe(machine: "aarch64-virt").run(.exerciseArithmetic, code: 2)
    #expect(result.status == 2)
    #expect(result.text == "check 2 failed\n")
  }

  @Test("floating-point arithmetic, by a unit or without", arguments: Machine.available.map(\.id))
  func floatingPoint(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.exerciseFloatingPoint, code: 2)
    #expect(result.status == 0, "\(result.text)")
  }

  @Test("the console carries every byte unchanged", arguments: Machine.available.map(\.id))
  func console(machine: String) async throws {
    let result = try await Probe(machine: machine).run(.allBytes)
    // Firmware has the console before.
    #expect(result.output.suffix(256) == Data(UInt8.min...UInt8.max))
    #expect(result.status == 98)
  }
}
