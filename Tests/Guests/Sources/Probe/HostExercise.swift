import QEMUExit
import Semihosting

/// The host's files and clocks, used hard. Each ends QEMU with 0, or with the number of the check
/// that failed.
enum HostExercise {
  static let name = "a näme with späces.bin"

  static func check(_ number: UInt32, _ holds: Bool) {
    Exercise.check(number, holds)
  }

  /// Ends with the number of a check, and says why.
  static func fail(_ number: UInt32, _ error: HostError) -> Never {
    print("check \(number): \(error.description)")
    QEMU.exit(number)
  }

  /// The byte at a position: every value in turn, and never aligned with the chunks.
  static func pattern(_ position: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: position &* 7 &+ position >> 8)
  }

  /// Writes a file in chunks, reads it again and compares.
  static func roundTrip(size: Int, chunk: Int) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 8)
    defer { memory.deallocate() }
    do throws(HostError) {
      var file = try File(opening: name, for: .write)
      var position = 0
      while position < size {
        let count = min(chunk, size - position)
        for index in 0..<count { memory[index] = pattern(position + index) }
        try file.write(UnsafeRawBufferPointer(rebasing: memory[..<count]))
        position += count
      }
      try file.close()

      file = try File(opening: name, for: .read)
      check(1, try file.length == UInt(size))
      position = 0
      while true {
        let count = try file.read(into: memory)
        if count == 0 { break }
        for index in 0..<count where memory[index] != pattern(position + index) { check(2, false) }
        position += count
      }
      check(3, position == size)
      // At the end it stays.
      check(4, try file.read(into: memory) == 0)
      try file.close()
    } catch {
      fail(5, error)
    }
    QEMU.exit(0)
  }

  static func expect(_ number: UInt32, _ expected: HostError, _ body: () throws(HostError) -> Void)
  {
    do throws(HostError) {
      try body()
      check(number, false)
    } catch {
      if error != expected { fail(number, error) }
    }
  }

  /// What goes wrong, and is told.
  static func errors() {
    expect(1, .failed(.noSuchFileOrDirectory)) { () throws(HostError) in
      _ = try File(opening: "missing", for: .read)
    }
    expect(2, .failed(.noSuchFileOrDirectory)) { () throws(HostError) in
      _ = try File(opening: "missing/file", for: .write)
    }
    expect(3, .failed(.isDirectory)) { () throws(HostError) in
      _ = try File(opening: ".", for: .write)
    }
    expect(4, .failed(.noSuchFileOrDirectory)) { () throws(HostError) in try remove("missing") }
    expect(5, .failed(.noSuchFileOrDirectory)) { () throws(HostError) in
      try rename("missing", to: "other")
    }
    // Not open for what is asked of it.
    expect(6, .incomplete(transferred: 0)) { () throws(HostError) in
      var file = try File(opening: "present", for: .read)
      try file.write("no")
    }
    expect(7, .incomplete(transferred: 0)) { () throws(HostError) in
      var file = try File(opening: "present", for: .append)
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 4)
      defer { memory.deallocate() }
      _ = try file.read(into: memory)
    }
    // A device that is always full.
    expect(11, .incomplete(transferred: 0)) { () throws(HostError) in
      var file = try File(opening: "/dev/full", for: .write)
      try file.write("no")
    }
    // A file that reading finds is no error, and neither is its end.
    do throws(HostError) {
      var file = try File(opening: "present", for: .read)
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 4)
      defer { memory.deallocate() }
      check(8, try file.read(into: memory) == 7)
      check(9, try file.read(into: memory) == 0)
    } catch {
      fail(10, error)
    }
    QEMU.exit(0)
  }

  /// Everything that a file can do.
  static func operations() {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 4)
    defer { memory.deallocate() }
    do throws(HostError) {
      var file = try File(opening: "one", for: .writeRead)
      check(1, file.handle != 0 && !file.isTerminal)
      try file.write("0123456789")
      check(2, try file.length == 10)
      try file.seek(to: 4)
      check(3, try file.read(into: memory) == 6 && memory[0] == 0x34 && memory[5] == 0x39)
      try file.seek(to: 2)
      try file.write("ab")
      try file.seek(to: 0)
      check(4, try file.read(into: memory) == 10 && memory[2] == 0x61 && memory[4] == 0x34)
      try file.close()

      file = try File(opening: "one", for: .append)
      try file.write("c")
      try file.close()
      file = try File(opening: "one", for: .readWrite)
      check(5, try file.length == 11)
      try file.close()

      try rename("one", to: "two")
      file = try File(opening: "two", for: .read)
      check(6, try file.length == 11)
      try file.close()
      try remove("two")
    } catch {
      fail(7, error)
    }
    expect(8, .failed(.noSuchFileOrDirectory)) { () throws(HostError) in
      _ = try File(opening: "two", for: .read)
    }
    QEMU.exit(0)
  }

  /// Writes until the host's disk takes no more, and finds all that was taken.
  static func fillDisk() {
    let chunk = 4096
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 8)
    defer { memory.deallocate() }
    var written = 0
    do throws(HostError) {
      var file = try File(opening: name, for: .write)
      // 1 MiB at most: a disk without a limit isn't the test's.
      while written < 1 << 20 {
        for index in 0..<chunk { memory[index] = pattern(written + index) }
        try file.write(UnsafeRawBufferPointer(memory))
        written += chunk
      }
      check(1, false)
    } catch {
      guard case .incomplete(let transferred) = error else { fail(2, error) }
      written += transferred
    }
    do throws(HostError) {
      var file = try File(opening: name, for: .read)
      check(3, try file.length == UInt(written))
      var position = 0
      while position < written {
        let count = try file.read(into: memory)
        check(4, count > 0)
        for index in 0..<count where memory[index] != pattern(position + index) { check(5, false) }
        position += count
      }
    } catch {
      fail(6, error)
    }
    print(written)
    QEMU.exit(0)
  }

  static func clocks() {
    do throws(HostError) {
      // 2020 to 2100.
      let seconds = try HostClock.secondsSince1970()
      check(1, seconds > 1_577_000_000 && seconds < 4_102_000_000)
      let first = try HostClock.elapsed()
      let ticks = try HostClock.elapsedTicks()
      check(2, try HostClock.ticksPerSecond() > 0)
      var second = try HostClock.elapsed()
      // A clock that stands still would be seen.
      for _ in 0..<1_000_000 where second <= first { second = try HostClock.elapsed() }
      check(3, second > first && first >= .zero && second < .seconds(3600))
      check(4, try HostClock.elapsedTicks() > ticks)
      check(5, try HostClock.processorTime() >= .zero)
    } catch {
      fail(6, error)
    }
    QEMU.exit(0)
  }
}
