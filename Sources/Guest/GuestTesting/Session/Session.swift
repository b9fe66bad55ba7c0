internal import BareMetal
internal import CGuestTesting
internal import QEMUExit
internal import Semihosting

/// Runs the tests that `qemu-exit test` asks for: the guest's half of
/// Documentation/ABI/test-protocol.md.
enum Session {
  private static var state: UnsafeMutablePointer<qx_test_session> { _qx_session() }

  /// What the arguments ask for.
  private enum Request {
    /// Run the test, then the ones behind it.
    case test(UInt32)
    /// Run the body of an exit test.
    case exitTest(UInt32)
    /// Nothing is left to do.
    case nothing
    /// Nobody asks for tests.
    case unknown
  }

  /// Runs what the arguments ask for, and ends QEMU.
  static func main() -> Never {
    while true {
      switch request() {
      case .test(let index):
        // What the tests before have counted, should this one take QEMU with it.
        Counters.tell()
        run(index)
        if state.pointee.isolates != 0, hasMore { restart() }
      case .exitTest(let index):
        if state.pointee.magic == QX_TRAPPED_MAGIC {
          Counters.tell()
          QEMU.exitFailure()
        }
        state.pointee.magic = QX_EXIT_TEST_MAGIC
        guard let record = TestTable.record(index), record.pointee.kind == QX_RECORD_EXIT_TEST
        else { QEMU.exitFailure() }
        // What requires something in vain fails, as what throws does on a host.
        _attempt {
          record.pointee.function()
          QEMU.exitSuccess()
        }
        QEMU.exitFailure()
      case .nothing:
        Counters.tell()
        Record.begin("Q")
        Record.end()
        state.pointee.magic = 0
        QEMU.exitSuccess()
      case .unknown:
        Console.write("These are tests: run them with `qemu-exit test IMAGE`.\n")
        QEMU.exitFailure()
      }
    }
  }

  /// Runs a test and writes the records about it.
  private static func run(_ index: UInt32) {
    guard let record = TestTable.record(index) else { return }
    state.pointee.state = UInt32(QX_SESSION_JUDGING)
    _attempt { record.pointee.function() }
    if state.pointee.state == QX_SESSION_RUNNING { endTest() }
    state.pointee.state = UInt32(QX_SESSION_IDLE)
  }

  /// Says that the test has ended.
  private static func endTest() {
    Record.begin("E")
    Record.field(state.pointee.index)
    Record.end()
  }

  /// Starts the guest again, for memory as after a boot. Without BareMetal's help it comes back.
  private static func restart() {
    state.pointee.state = UInt32(QX_SESSION_IDLE)
    Console.flush()
    _ = _qx_test_restart()
  }

  /// Ends the test that runs, because something else has: goes on with the next one, or returns if
  /// it can't.
  ///
  /// - Parameter report: Writes the record that says why.
  static func abandonTest(_ report: () -> Void) {
    let session = state
    guard session.pointee.magic == QX_SESSION_MAGIC, session.pointee.isolates != 0,
      session.pointee.state == QX_SESSION_RUNNING || session.pointee.state == QX_SESSION_JUDGING
    else { return }
    if session.pointee.state == QX_SESSION_JUDGING { beginTest() }
    session.pointee.state = UInt32(QX_SESSION_REPORTING)
    report()
    endTest()
    restart()
  }

  /// Reports that the body of an exit test has trapped, if there's more to tell than the trap: by
  /// starting again, as there isn't enough stack here. Returns otherwise.
  static func abandonExitTest(_ report: () -> Void) {
    guard state.pointee.magic == QX_EXIT_TEST_MAGIC, !Counters.isEmpty else { return }
    state.pointee.magic = QX_TRAPPED_MAGIC
    report()
    restart()
  }

  /// Tells what is to be told before QEMU ends in the middle of a test, or of an exit test's body.
  static func observeEnd() {
    let magic = state.pointee.magic
    guard magic == QX_SESSION_MAGIC || magic == QX_EXIT_TEST_MAGIC else { return }
    // Once: what tells may trap.
    state.pointee.magic = 0
    Counters.tell()
  }

  /// Says that a test starts, once.
  static func beginTest() {
    guard state.pointee.state == QX_SESSION_JUDGING else { return }
    state.pointee.state = UInt32(QX_SESSION_RUNNING)
    Record.begin("S")
    Record.field(state.pointee.index)
    Record.end()
  }

  /// Says that a test is skipped.
  static func skipTest(_ comment: Comment?) {
    guard state.pointee.state == QX_SESSION_JUDGING else { return }
    state.pointee.state = UInt32(QX_SESSION_SKIPPED)
    Record.begin("K")
    Record.field(state.pointee.index)
    Record.field(comment?.rawValue ?? "")
    Record.end()
  }

  // MARK: The plan

  /// What is to be done next.
  private static func request() -> Request {
    while true {
      // It isn't after a boot, and where a test has written over it: the host takes a session that
      // begins twice for the image's fault.
      if _qx_session_is_whole() {
        if let index = nextTest() { return .test(index) }
        if state.pointee.has_more == 0 { return .nothing }
      }
      if let other = readArguments() { return other }
    }
  }

  /// Whether anything of the plan is left.
  private static var hasMore: Bool {
    state.pointee.range < state.pointee.range_count || state.pointee.has_more != 0
  }

  /// Takes the next test of what has been taken of the plan; nil if there is none.
  private static func nextTest() -> UInt32? {
    defer { _qx_session_seal() }
    let session = state
    while session.pointee.range < session.pointee.range_count {
      let range = _qx_session_ranges() + Int(session.pointee.range)
      let index = range.pointee.first
      let isLast = index >= range.pointee.last || index >= session.pointee.count
      if isLast { session.pointee.range += 1 } else { range.pointee.first += 1 }
      // `all` counts suites and the bodies of exit tests, too.
      if let record = TestTable.record(index), record.pointee.kind == QX_RECORD_TEST {
        session.pointee.index = index
        return index
      }
    }
    return nil
  }

  /// Takes as much of the plan as the session has room for.
  private static func take(_ plan: inout Plan) {
    let session = state
    session.pointee.range = 0
    session.pointee.range_count = 0
    while session.pointee.range_count < QX_SESSION_RANGES, let range = plan.take() {
      _qx_session_ranges()[Int(session.pointee.range_count)] = range
      session.pointee.range_count += 1
    }
    session.pointee.plan_offset = UInt32(plan.offset)
    session.pointee.has_more = plan.isAtEnd ? 0 : 1
    _qx_session_seal()
  }

  // MARK: Arguments

  /// Reads the arguments: begins the session, or takes more of the plan.
  ///
  /// - Returns: What they ask for, if it isn't tests.
  private static func readArguments() -> Request? {
    // Nobody tells how long the line is; see `Arguments`.
    var size = 256
    while size <= 1 << 20 {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
      defer { buffer.deallocate() }
      do throws(HostError) {
        return read(try Arguments(readingInto: buffer))
      } catch {
        guard error == .failed(.argumentListTooLong) else { return .unknown }
      }
      size *= 2
    }
    return .unknown
  }

  private static func read(_ arguments: Arguments) -> Request? {
    var words = arguments.makeIterator()
    guard words.next() != nil, let version = words.next(), reads(version, "qemu-exit-test/1"),
      let token = words.next(), token.count == 16, let isolation = words.next(),
      let text = words.next()
    else { return .unknown }
    if reads(isolation, "exit") {
      // The host reads the issues that the body records.
      withUnsafeMutableBytes(of: &state.pointee.token) { $0.copyBytes(from: token) }
      var plan = Plan(text, count: 0)
      return plan.take().map { .exitTest($0.first) } ?? .unknown
    }
    let isolates = reads(isolation, "memory")
    guard isolates || reads(isolation, "none") else { return .unknown }
    if !continues(token) { begin(token, isolates: isolates) }
    var plan = Plan(text, from: Int(state.pointee.plan_offset), count: state.pointee.count)
    take(&plan)
    return nil
  }

  /// Whether the session has begun before: the token is that of this boot.
  private static func continues(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard _qx_session_is_whole() else { return false }
    return withUnsafeBytes(of: state.pointee.token) { known in
      for index in token.indices where known[index] != token[index] { return false }
      return true
    }
  }

  private static func begin(_ token: UnsafeBufferPointer<UInt8>, isolates: Bool) {
    withUnsafeMutableBytes(of: &state.pointee.token) { $0.copyBytes(from: token) }
    state.pointee.index = 0
    state.pointee.count = TestTable.count
    state.pointee.plan_offset = 0
    state.pointee.state = UInt32(QX_SESSION_IDLE)
    state.pointee.isolates = isolates ? 1 : 0
    state.pointee.magic = QX_SESSION_MAGIC
    Record.begin("B")
    Record.field(state.pointee.count)
    Record.end()
  }
}
