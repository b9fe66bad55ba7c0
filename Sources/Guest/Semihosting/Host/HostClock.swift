/// The host's clocks.
///
/// They measure the host's time, not the guest's: QEMU's `-icount` doesn't change them.
public enum HostClock {
  /// The processor time that QEMU has used since it began, to a hundredth of a second. On 32 bits
  /// it wraps around after 497 days.
  ///
  /// The specification has the time since the program began here; QEMU 7.2 and 10.0 return that of
  /// `clock(3)`, for all of their threads.
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
  /// - Throws: `HostError.notSupported` where there is no host.
  ///
  /// Source: `SYS_TIME (0x11)`.
  public static func secondsSince1970() throws(HostError) -> UInt {
    guard Host.isCallable else { throw .notSupported }
    return Host.call(.time)
  }

  /// The number of ticks since the program began, of which there are ``ticksPerSecond()`` in a
  /// second.
  ///
  /// QEMU 7.2 and 10.0 count nanoseconds of the host's since QEMU began. For 32-bit processors,
  /// `qemu-system-arm` and `qemu-system-riscv32` give 64 bits; `qemu-system-aarch64` gives 32,
  /// which wrap around after 4.3 seconds.
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

  /// The number of ticks in a second: 1,000,000,000 in QEMU 7.2 and 10.0.
  ///
  /// - Throws: `HostError` if the host has no such clock.
  ///
  /// Source: `SYS_TICKFREQ (0x31)`.
  public static func ticksPerSecond() throws(HostError) -> UInt {
    guard Host.isCallable else { throw .notSupported }
    let frequency = Host.call(.tickFrequency)
    guard frequency != UInt.max, frequency != 0 else { throw HostError.last() }
    return frequency
  }

  /// The time since the program began, which in QEMU is when QEMU began.
  ///
  /// - Throws: `HostError` if the host has no such clock.
  public static func elapsed() throws(HostError) -> Duration {
    let frequency = UInt64(try ticksPerSecond())
    let ticks = try elapsedTicks()
    let nanoseconds = (ticks % frequency).multipliedFullWidth(by: 1_000_000_000)
    return .seconds(Int64(ticks / frequency))
      + .nanoseconds(Int64(frequency.dividingFullWidth(nanoseconds).quotient))
  }
}
