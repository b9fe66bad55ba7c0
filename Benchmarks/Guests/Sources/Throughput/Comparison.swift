import Semihosting

/// Times both ways of measurements, in turn, so that whatever else the computer does meets both
/// alike.
struct Comparison {
  /// How many rounds count.
  let rounds: Int

  /// The first rounds fill caches and translate the guest's code, and don't count.
  private static let uncounted = 3

  /// Times one measurement, and prints a line on standard error: its name, how many times a round
  /// does the work, the medians of the nanoseconds that a round took by the library and by raw
  /// calls, and the median, over the rounds, of the latter divided by the former, in thousandths.
  ///
  /// - Throws: `HostError` if the work couldn't be done.
  func run(_ measurement: inout some Measurement & ~Copyable) throws(HostError) {
    var library: [UInt64] = []
    var raw: [UInt64] = []
    var ratios: [UInt64] = []
    for round in -Self.uncounted..<rounds {
      // Each is first every other time; raw calls in the very first round.
      let isLibraryFirst = round & 1 == 0
      let first = try time(&measurement, byLibrary: isLibraryFirst)
      let second = try time(&measurement, byLibrary: !isLibraryFirst)
      guard round >= 0 else { continue }
      library.append(isLibraryFirst ? first : second)
      raw.append(isLibraryFirst ? second : first)
      ratios.append(raw[round] * 1000 / library[round])
    }
    standardError.write(measurement.name)
    for number in [UInt64(measurement.count), median(library), median(raw), median(ratios)] {
      print(" \(number)", terminator: "", to: &standardError)
    }
    print("", to: &standardError)
  }

  /// Does the work in one of the ways, and returns how many nanoseconds that took: ticks of QEMU's
  /// clock.
  private func time(
    _ measurement: inout some Measurement & ~Copyable,
    byLibrary: Bool
  ) throws(HostError) -> UInt64 {
    let start = try HostClock.elapsedTicks()
    if byLibrary { try measurement.library() } else { measurement.raw() }
    let end = try HostClock.elapsedTicks()
    try measurement.prepare()
    return max(end - start, 1)
  }

  private func median(_ numbers: [UInt64]) -> UInt64 {
    numbers.sorted()[numbers.count / 2]
  }
}
