import BareMetal
import QEMUExit
import Semihosting

/// What the program was called with.
enum ArgumentExercise {
  /// Writes all words on the console, each with a zero byte behind it.
  static func write() {
    do throws(HostError) {
      for word in try Arguments.strings() {
        for byte in word.utf8 { Console.write(byte) }
        Console.write(0)
      }
    } catch {
      HostExercise.fail(1, error)
    }
    QEMU.exit(0)
  }

  /// Reads them into buffers of every size, of which the smallest ones are too small, compares
  /// those of the first one that isn't with the texts, and writes them like ``write()``.
  static func writeFromSmallestBuffer() {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 768, alignment: 1)
    defer { memory.deallocate() }
    for size in 0...memory.count {
      let buffer = UnsafeMutableRawBufferPointer(rebasing: memory[..<size])
      do throws(HostError) {
        let arguments = try Arguments(readingInto: buffer)
        compare(arguments, with: try Arguments.strings())
        for word in arguments {
          for byte in word { Console.write(byte) }
          Console.write(0)
        }
        QEMU.exit(0)
      } catch {
        if error != .failed(.argumentListTooLong) { HostExercise.fail(1, error) }
      }
    }
    QEMU.exit(2)
  }

  static func compare(_ arguments: Arguments, with strings: [String]) {
    HostExercise.check(3, arguments.count == strings.count && arguments.count > 0)
    var index = 0
    for word in arguments {
      HostExercise.check(4, word.elementsEqual(strings[index].utf8))
      index += 1
    }
    HostExercise.check(5, index == strings.count)
  }
}
