import QEMUExit
import Testing

nonisolated(unsafe) var survivor = 0

/// What every test that follows another one finds: memory as after a boot.
func checkMemory(sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(survivor == 0, sourceLocation: sourceLocation)
  survivor += 1
  let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 16)
  memory.initializeMemory(as: UInt8.self, repeating: 1)
  #expect(memory[255] == 1, sourceLocation: sourceLocation)
}

@inline(never) func opaque<T>(_ value: T) -> T { value }

@Suite struct Bad {
  @Test func t01First() { checkMemory() }

  @Test func t02Trap() {
    survivor = 7
    UnsafeMutablePointer<UInt32>(bitPattern: opaque(UInt(bitPattern: -16)))?.pointee = 1
    fatalError()
  }
  @Test func t03After() { checkMemory() }

  @Test func t04Precondition() { precondition(opaque(1) == 2, "one isn't two") }
  @Test func t05After() { checkMemory() }

  @Test func t06ArrayIndex() {
    let array = [1, 2, 3]
    #expect(array[opaque(3)] == 4)
  }
  @Test func t07After() { checkMemory() }

  @Test func t08NilUnwrap() {
    let none: Int? = opaque(nil)
    #expect(none! == 4)
  }
  @Test func t09After() { checkMemory() }

  @Test func t10StackOverflow() { #expect(recurse(1) == 0) }
  @Test func t11After() { checkMemory() }

  @Test func t12HeapCorruption() {
    let memory = opaque(UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 16))
    // In front of the memory is what the allocator knows about it.
    memory.baseAddress?.advanced(by: -16).initializeMemory(
      as: UInt8.self,
      repeating: 0xEE,
      count: 96
    )
    memory.deallocate()
    _ = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
  }
  @Test func t13After() { checkMemory() }

  @Test func t14OutOfMemory() {
    _ = opaque(UnsafeMutableRawPointer.allocate(byteCount: Int.max / 4, alignment: 16))
  }
  @Test func t15After() { checkMemory() }

  @Test func t16Exit() { QEMU.exit(0) }
  @Test func t17After() { checkMemory() }

  @Test func t18InterruptsOff() {
    disableInterrupts()
    checkMemory()
  }
  @Test func t19After() { checkMemory() }

  @Test func t20Flood() {
    for _ in 0..<opaque(400_000) { print("a flood of output, in lines that are quite long") }
  }
  @Test func t21After() { checkMemory() }

  @Test(.timeLimit(.seconds(2))) func t22EndlessLoop() {
    while opaque(true) {}
  }
  @Test func t23After() { checkMemory() }

  @Test func t24ExitOfC() { exit(5) }
  @Test func t25After() { checkMemory() }
}

@inline(never) func recurse(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { memory in
    memory[0] = UInt8(truncatingIfNeeded: depth)
    return recurse(depth + 1) + Int(memory[0])
  }
}
