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
func release(_ memory: UnsafeMutableRawPointer) -> CInt {
  heap.release(UInt(bitPattern: memory)) ? 1 : 0
}
