extension Duration {
  /// Seconds with three digits behind the point, as Swift Testing has them: `0.001`.
  package var inMilliseconds: String {
    let thousandths = Int((seconds * 1000).rounded(.up))
    let rest = "\(thousandths % 1000)"
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
