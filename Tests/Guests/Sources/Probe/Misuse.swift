/// What goes wrong in programs.
enum Misuse {
  @inline(never)
  static func element(_ index: Int, of array: [Int]) -> Int {
    array[index]
  }

  @inline(never)
  static func exhaustHeap() {
    var kept: [[UInt8]] = []
    while true { kept.append([UInt8](repeating: 1, count: 4096)) }
  }

  static func freeTwice() {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
    memory.deallocate()
    memory.deallocate()
  }

  @inline(never)
  static func overflowStack(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { frame in
      frame.initialize(repeating: depth)
      return overflowStack(depth + 1) + frame[depth & 63]
    }
  }
}
