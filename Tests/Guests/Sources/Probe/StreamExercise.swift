import BareMetal
import CProbe
import QEMUExit
import Semihosting

/// The standard streams.
enum StreamExercise {
  /// Writes to both outputs in every way, leaves an unfinished line, and ends.
  ///
  /// - Parameters:
  ///   - end: How: 0 by `QEMU.exit`, 1 by a trap, 2 by returning, 3 by a handle after flushing, 4
  ///     by a handle without.
  ///   - count: How many bytes to write by one call: for more than a stream holds, and more than a
  ///     pipe takes at once.
  static func write(endingBy end: UInt32, atOnce count: Int) {
    print("printed", to: &standardOutput)
    print("an error", to: &standardError)
    standardOutput.write("constant\n" as StaticString)
    let bytes: [UInt8] = [0x62, 0x00, 0xFF, 0x0D, 0x0A]
    standardOutput.write(bytes.span)
    for _ in 0..<3 { standardOutput.write(byte: 0x2E) }
    print("")
    let many = [UInt8](repeating: 0x6D, count: count)
    standardOutput.write(many.span.bytes)
    standardOutput.buffering = .full
    for _ in 0..<100 { standardOutput.write("full buffering\n" as StaticString) }
    standardOutput.buffering = .none
    print("no buffering")
    standardOutput.buffering = .line
    standardError.write("unfinished error" as StaticString)
    print("unfinished", terminator: "")
    switch end {
    case 0: QEMU.exit(7)
    case 1: probe_execute_undefined()
    case 2: return
    case 3:
      do throws(HostError) {
        try standardOutput.flush()
        try standardError.flush()
      } catch {
        QEMU.exit(1)
      }
      DefaultExit().exit(7)
    default: DefaultExit().exit(7)
    }
  }

  /// Writes lines to standard output and, in turn, to the debug channel, which have different ways
  /// in QEMU.
  static func interleave(_ count: Int) {
    do throws(HostError) {
      for number in 0..<count {
        print(number)
        try DebugChannel.write("debug\n" as StaticString)
      }
    } catch {
      HostExercise.fail(1, error)
    }
    QEMU.exit(0)
  }

  /// Copies input to output until its end, or a byte.
  static func echo(until last: UInt32) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
    defer { memory.deallocate() }
    do throws(HostError) {
      while true {
        let count = try standardInput.read(into: memory)
        if count == 0 { break }
        let bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
        standardOutput.write(bytes)
        if last != 0, bytes.contains(where: { UInt32($0) == last }) { break }
      }
      if last == 0 {
        // The end stays.
        Exercise.check(1, try standardInput.readByte() == nil)
        Exercise.check(2, try standardInput.read(into: memory) == 0)
      }
    } catch {
      HostExercise.fail(3, error)
    }
    QEMU.exit(0)
  }

  /// Asks for two lines.
  static func question() {
    do throws(HostError) {
      print("name? ", terminator: "")
      guard let name = try standardInput.readLine() else { QEMU.exit(2) }
      print("hello, " + name)
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
      defer { memory.deallocate() }
      // A long line, in parts.
      var parts: UInt32 = 0
      while true {
        let count = try standardInput.readLine(into: memory)
        if count == 0 { break }
        parts += 1
        standardOutput.write(UnsafeRawBufferPointer(rebasing: memory[..<count]))
        if memory[count - 1] == 0x0A { break }
      }
      QEMU.exit(parts)
    } catch {
      HostExercise.fail(1, error)
    }
  }
}
