internal import CBareMetal

/// A first-fit allocator over the memory that the linker script leaves free.
///
/// Blocks are multiples of 16 bytes. Free ones form a list in the order of their addresses, and
/// neighbours are joined, so that a program which frees what it allocates never runs out by
/// fragmentation alone. One core may use it at a time, and not from a trap handler.
struct Heap {
  /// What precedes every block, used or free.
  struct Header {
    /// The block's size in bytes with this header.
    var size: UInt
    /// The next free block's address, 0 after the last one; ``usedMark`` while the block is in use.
    var next: UInt
  }

  /// Tells a block in use from anything else that may be passed to ``release(_:)``.
  static var usedMark: UInt { 0x5155_5345 }

  /// The size and alignment of the smallest block: a header, on every architecture.
  static var granule: UInt { 16 }

  private var firstFree: UInt = 0
  private var isPrepared = false

  /// Finds memory.
  ///
  /// - Parameters:
  ///   - size: The number of bytes.
  ///   - alignment: A power of two.
  /// - Returns: The memory's address, or nil if no free block is large enough.
  mutating func allocate(size: UInt, alignment: UInt) -> UInt? {
    prepare()
    let alignment = max(alignment, Self.granule)
    guard size <= UInt.max / 2, alignment <= UInt.max / 4 else { return nil }
    let needed = (max(size, 1) + Self.granule - 1) / Self.granule * Self.granule
    var previous: UInt = 0
    var block = firstFree
    while block != 0 {
      let header = load(block)
      let end = block + header.size
      let memory = (block + Self.granule + alignment - 1) & ~(alignment - 1)
      if memory >= block, memory <= end, end - memory >= needed {
        take(block, header, after: previous, memory: memory, size: needed)
        return memory
      }
      previous = block
      block = header.next
    }
    return nil
  }

  /// Gives memory back.
  ///
  /// - Parameter memory: What ``allocate(size:alignment:)`` returned.
  /// - Returns: False if it isn't memory in use.
  mutating func release(_ memory: UInt) -> Bool {
    let block = memory &- Self.granule
    guard block >= start, block < end, load(block).next == Self.usedMark else { return false }
    var size = load(block).size
    var previous: UInt = 0
    var next = firstFree
    while next != 0, next < block {
      previous = next
      next = load(next).next
    }
    if next != 0, block + size == next {
      let header = load(next)
      size += header.size
      next = header.next
    }
    if previous != 0, previous + load(previous).size == block {
      store(previous, Header(size: load(previous).size + size, next: next))
      // A second release of the same memory must not find the mark.
      store(block, Header(size: 0, next: 0))
    } else {
      store(block, Header(size: size, next: next))
      link(block, after: previous)
    }
    return true
  }

  /// The number of bytes that memory in use can hold.
  func capacity(of memory: UInt) -> UInt {
    load(memory - Self.granule).size - Self.granule
  }

  /// Splits a free block into what is left before, the memory, and what is left after.
  private mutating func take(
    _ block: UInt,
    _ header: Header,
    after previous: UInt,
    memory: UInt,
    size: UInt
  ) {
    let used = memory - Self.granule
    let usedEnd = memory + size
    let end = block + header.size
    // The header of the free block behind it is written, too.
    _qx_note_heap_use(min(usedEnd + Self.granule, end))
    var next = header.next
    if end > usedEnd {
      store(usedEnd, Header(size: end - usedEnd, next: next))
      next = usedEnd
    }
    if used > block {
      store(block, Header(size: used - block, next: next))
    } else {
      link(next, after: previous)
    }
    store(used, Header(size: usedEnd - used, next: Self.usedMark))
  }

  private mutating func link(_ block: UInt, after previous: UInt) {
    if previous == 0 {
      firstFree = block
    } else {
      store(previous, Header(size: load(previous).size, next: block))
    }
  }

  /// Makes one free block of the whole heap, once.
  private mutating func prepare() {
    guard !isPrepared else { return }
    isPrepared = true
    guard end > start, end - start >= 2 * Self.granule else { return }
    store(start, Header(size: end - start, next: 0))
    firstFree = start
  }

  private var start: UInt {
    (_qx_heap_bounds().start + Self.granule - 1) & ~(Self.granule - 1)
  }

  private var end: UInt {
    _qx_heap_bounds().end & ~(Self.granule - 1)
  }

  private func load(_ block: UInt) -> Header {
    // The linker script says that this address is memory.
    UnsafePointer<Header>(bitPattern: block).unsafelyUnwrapped.pointee
  }

  private func store(_ block: UInt, _ header: Header) {
    UnsafeMutablePointer<Header>(bitPattern: block).unsafelyUnwrapped.pointee = header
  }
}
