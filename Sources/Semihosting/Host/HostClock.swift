/// The host's clocks.
public enum HostClock {
  /// The processor time that QEMU has used since it began, to a hundredth of a second.
  ///
  /// - Throws: `HostError` if the host has no such clock.
  ///
  /// Source: `SYS_CLOCK (0x10)`.
  public static func processorTime() throws(HostError) -> Duration {
    guard Host.isCallable else { throw .notSupported }
    let hundredths = Host.call(.clock)
    guard hundredths != UInt.max else { throw HostError.last() }
    return .milliseconds(Int64(hundredths) * 10)
  }

  /// The number of seconds since the beginning of 1970, in UTC. On 32 bits it wraps around in 2106.
  ///
  /// Source: `SYS_TIME (0x11)`.
  public static func secondsSince1970() throws(HostError) -> UInt {
    guard Host.isCallable else { throw .notSupported }
    return Host.call(.time)
  }

  /// The number of ticks since the program began, of which there are ``ticksPerSecond()`` in a
  /// second.
  ///
  /// - Throws: `HostError` if the host has no such clock.
  ///
  /// Source: `SYS_ELAPSED (0x30)`: 64 bits, in two words on 32-bit processors, the lower one first.
  public static func elapsedTicks() throws(HostError) -> UInt64 {
    guard Host.isCallable else { throw .notSupported }
    var ticks: (UInt, UInt) = (0, 0)
    let result = withUnsafeMutablePointer(to: &ticks) { block in
      Host.call(.elapsed, UInt(bitPattern: block))
    }
    guard result == 0 else { throw HostError.last() }
    // On 64 bits the second word stays 0.
    return UInt64(ticks.0) | UInt64(ticks.1) << 32
  }

  /// The number of ticks in a second.
  ///
  /// Source: `SYS_TICKFREQ (0x31)`.
  public static func ticksPerSecond() throws(HostError) -> UInt {
    guard Host.isCallable else { throw .notSupported }
    let frequency = Host.call(.tickFrequency)
    guard frequency != UInt.max, frequency != 0 else { throw HostError.last() }
    return frequency
  }

  /// The time since the program began.
  public static func elapsed() throws(HostError) -> Duration {
    let frequency = UInt64(try ticksPerSecond())
    let ticks = try elapsedTicks()
    let nanoseconds = (ticks % frequency).multipliedFullWidth(by: 1_000_000_000)
    return .seconds(Int64(ticks / frequency))
      + .nanoseconds(Int64(frequency.dividingFullWidth(nanoseconds).quotient))
  }
}
