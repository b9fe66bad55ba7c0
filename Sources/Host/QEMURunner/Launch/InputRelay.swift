import Glibc
import HostSupport

/// The guest's input on its way from a descriptor of the user's to QEMU.
///
/// QEMU never gets that descriptor itself. By `/proc/self/fd` a guest could open it again, with other
/// rights: a pipe to write to, from which a shell reads its commands, or a file that is open for
/// writing, too.
struct InputRelay {
  /// Where QEMU gets it.
  enum Destination {
    /// From its standard input, when the guest reads. What the guest doesn't read stays with the user.
    case standardInput(InputPipe)
    /// From a socket that one of its devices reads, whether the guest wants it or not. It is
    /// the device's output, too, and the device would close for good at the end of the input.
    case device(FileDescriptor)
  }

  private var source: InputSource
  private var destination: Destination

  /// What was looked at, of which `waiting` isn't with QEMU.
  private var portion: [UInt8] = []
  private var waiting = 0..<0

  /// The number of bytes in QEMU's standard input since it was last empty: some may have been read.
  private var unread = 0

  private var isAtEnd = false

  /// The most that is looked at, at once, where to look is to take, or a device doesn't wait for the
  /// guest.
  private static let mostAhead = 4096

  init(from source: InputSource, to destination: Destination) {
    self.source = source
    self.destination = destination
  }

  private var hasRoom: Bool { !isAtEnd && waiting.isEmpty && unread == 0 }

  /// The descriptor to read from, if there's room for more; otherwise none, -1.
  var readableSource: Int32 { hasRoom ? source.descriptor : -1 }

  /// When to see whether the terminal that is read from is this program's again; nil if it is.
  package var next: ContinuousClock.Instant? {
    hasRoom && source.isAway ? .now + InputSource.pause : nil
  }

  /// The descriptor to write to, if QEMU has yet to take something; otherwise none, -1.
  var writableDestination: Int32 {
    guard !waiting.isEmpty || unread > 0 else { return -1 }
    switch destination {
    case .standardInput(let pipe): return pipe.writing?.number ?? -1
    case .device(let socket): return socket.number
    }
  }

  /// Gets a portion. Call it when there is something.
  package mutating func read() {
    var most = Self.mostAhead
    if case .standardInput = destination, source.looksWithoutTaking { most = InputPipe.most }
    var sight = InputSource.Sight.nothingYet
    portion = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      sight = source.look(UnsafeMutableRawBufferPointer(buffer))
      if case .bytes(let number) = sight { count = number }
    }
    switch sight {
    case .bytes:
      waiting = portion.indices
      give()
    case .nothingYet: break
    case .end: end()
    }
  }

  /// Goes on. Call it when QEMU takes something.
  package mutating func write() {
    settle()
    if !waiting.isEmpty {
      give()
    } else if !isAtEnd && source.looksWithoutTaking {
      read()
    }
  }

  private mutating func give() {
    let count: Int
    switch destination {
    case .standardInput(var pipe):
      count = pipe.fill(portion[waiting])
      destination = .standardInput(pipe)
      unread += max(0, count)
    case .device(let socket):
      count = socket.send(portion[waiting])
      source.take(max(0, count))
    }
    if count >= 0 {
      waiting = waiting.dropFirst(count)
    } else if errno != EINTR && errno != EAGAIN {
      // QEMU is about to end, or has; or a guest has filled its own input.
      waiting = waiting.dropFirst(waiting.count)
      isAtEnd = true
    }
  }

  /// Takes from the source what QEMU has read, and from QEMU what it hasn't.
  private mutating func settle() {
    guard unread > 0, case .standardInput(var pipe) = destination else { return }
    let left = pipe.takeBack(unread)
    destination = .standardInput(pipe)
    source.take(unread - left)
    waiting = waiting.lowerBound - left..<waiting.upperBound
    unread = 0
  }

  private mutating func end() {
    isAtEnd = true
    if case .standardInput(var pipe) = destination {
      pipe.end()
      destination = .standardInput(pipe)
    }
  }

  /// Leaves to the user what wasn't read. Call it after QEMU's end.
  package mutating func finish() {
    settle()
    waiting = 0..<0
    isAtEnd = true
  }
}
