import Glibc

/// A thread of the system's. Those of libraries come and go, and the kernel kills a QEMU when the
/// thread ends that has started it.
struct WorkerThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private let id: pthread_t

  /// Starts a thread; nil if the system has none left.
  init?(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var id = pthread_t()
    let failure = pthread_create(
      &id,
      nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      },
      work.toOpaque()
    )
    guard failure == 0 else {
      work.release()
      return nil
    }
    self.id = id
  }

  /// Waits for its end.
  func join() {
    pthread_join(id, nil)
  }
}
