import Semihosting

enum ClockSamples {
  static func measure(_ work: () -> Void) throws(HostError) {
    let start = try HostClock.elapsed()
    work()
    let (seconds, attoseconds) = (try HostClock.elapsed() - start).components
    print("\(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) µs")
  }

  static func calendar() throws(HostError) {
    let days = try HostClock.secondsSince1970() / 86400
    print("day \(days) since 1970 began")
  }
}
