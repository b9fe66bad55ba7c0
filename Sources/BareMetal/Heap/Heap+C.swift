internal import CBareMetal
internal import QEMUExit

// The allocator under names of our own; `allocation.c` gives it the C library's. A Swift function
// may not be called `malloc` or `free`: the compiler keeps these for the runtime.

nonisolated(unsafe) private var heap = Heap()

@c(_qx_heap_allocate)
func allocate(_ size: UInt, _ alignment: UInt) -> UnsafeMutableRawPointer? {
  guard let memory = heap.allocate(size: size, alignment: alignment) else { return nil }
  return UnsafeMutableRawPointer(bitPattern: memory)
}

@c(_qx_heap_capacity)
func capacity(_ memory: UnsafeMutableRawPointer) -> UInt {
  heap.capacity(of: UInt(bitPattern: memory))
}

@c(_qx_heap_release)
func release(_ memory: UnsafeMutableRawPointer) {
  guard heap.release(UInt(bitPattern: memory)) else {
    Console.write("\nfree: no memory in use at ")
    Console.write(hexadecimal: UInt(bitPattern: memory))
    Console.write("\n")
    QEMU.exitFailure()
  }
}

@c(_qx_heap_exhausted)
func exhausted(_ size: UInt) {
  Console.write("\nout of memory: ")
  Console.write(hexadecimal: size)
  Console.write(" bytes\n")
  QEMU.exitFailure()
}
