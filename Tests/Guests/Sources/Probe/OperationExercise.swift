import QEMUExit
import Semihosting

/// The host's operations that are neither files nor clocks. Each ends QEMU with 0, or with the
/// number of the check that failed.
enum OperationExercise {
  static func check(_ number: UInt32, _ holds: Bool) {
    Exercise.check(number, holds)
  }

  /// Everything that goes well, and everything that doesn't.
  static func operations() {
    check(1, Host.isError(UInt.max) && Host.isError(1 << (UInt.bitWidth - 1)))
    check(2, !Host.isError(0) && !Host.isError(UInt.max >> 1))
    do throws(HostError) {
      try temporaryNames()
      try commands()
      try heap()
    } catch {
      HostExercise.fail(3, error)
    }
    QEMU.exit(0)
  }

  static func temporaryNames() throws(HostError) {
    let name = try temporaryName(7)
    let again = try temporaryName(7)
    let other = try temporaryName(255)
    check(10, again.utf8.elementsEqual(name.utf8) && !other.utf8.elementsEqual(name.utf8))
    check(11, name.utf8.count > 5)

    let size = name.utf8.count + 1
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { memory.deallocate() }
    check(12, try temporaryName(7, into: memory) == size - 1)
    check(13, memory[..<(size - 1)].elementsEqual(name.utf8))
    HostExercise.expect(14, .refused) { () throws(HostError) in
      let short = UnsafeMutableRawBufferPointer(rebasing: memory[..<(size - 1)])
      _ = try temporaryName(7, into: short)
    }
    // A name that a file can have.
    var file = try File(opening: name, for: .write)
    try file.write("x")
    try file.close()
    try remove(name)
  }

  static func commands() throws(HostError) {
    check(20, try runCommand("true") == 0)
    check(21, try runCommand("exit 3") == 3 << 8)
    check(22, try runCommand("kill -9 $$") == 9)
    check(23, try runCommand("printf ä >ran") == 0)
    let file = try File(opening: "ran", for: .read)
    check(24, try file.length == 2)
    try file.close()
    // A length that isn't the text's is the only mistake that QEMU can find before it has begun.
    let length: UInt = 3
    let result = "true".withCString { text in
      Host.call(.system, block: UInt(bitPattern: text), length)
    }
    check(25, result == UInt.max && Host.isError(result))
    check(26, Host.call(.errorNumber) == UInt(ErrorNumber.invalidArgument.rawValue))
  }

  static func heap() throws(HostError) {
    let information = try HeapInformation.ofHost()
    check(30, information.heapBase < information.heapLimit)
    check(31, information.stackLimit < information.stackBase)
    check(32, try HeapInformation.ofHost() == information)
  }

  /// The debug channel's output. The console stays silent, so that nothing comes in between.
  static func debugChannel() {
    do throws(HostError) {
      try DebugChannel.write("a text, ä\n")
      let words: [CChar] = [0x62, 0x63, 0x0A, 0]
      try words.withUnsafeBufferPointer { (characters) throws(HostError) in
        guard let start = characters.baseAddress else { return }
        try DebugChannel.write(cString: start)
      }
      try DebugChannel.write("")
      for byte in UInt8.min...UInt8.max { try DebugChannel.write(byte) }
    } catch {
      HostExercise.fail(1, error)
    }
    QEMU.exit(0)
  }

  /// The debug channel's input, and back, up to the byte that ends a transmission.
  static func debugEcho() {
    do throws(HostError) {
      while true {
        let byte = try DebugChannel.readByte()
        try DebugChannel.write(byte)
        if byte == 4 { break }
      }
    } catch {
      HostExercise.fail(1, error)
    }
    QEMU.exit(0)
  }

  /// Every operation where there is no host.
  static func unsupported() {
    check(1, Host.isError(0))
    HostExercise.expect(2, .notSupported) { () throws(HostError) in _ = try temporaryName(0) }
    HostExercise.expect(3, .notSupported) { () throws(HostError) in try runCommand("true") }
    HostExercise.expect(4, .notSupported) { () throws(HostError) in
      _ = try HeapInformation.ofHost()
    }
    HostExercise.expect(5, .notSupported) { () throws(HostError) in try DebugChannel.write(1) }
    HostExercise.expect(6, .notSupported) { () throws(HostError) in try DebugChannel.write("a") }
    HostExercise.expect(7, .notSupported) { () throws(HostError) in
      _ = try DebugChannel.readByte()
    }
    QEMU.exit(0)
  }
}
