extension ContinuousClock.Instant {
  /// The time until then in milliseconds, rounded up, as `poll` takes it; 0 if it is over.
  package var milliseconds: Int32 {
    let left = (self - ContinuousClock.now).components
    if left.seconds < 0 || left.attoseconds < 0 { return 0 }
    return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }
}
