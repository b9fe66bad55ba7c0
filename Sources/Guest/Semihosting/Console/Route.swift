/// Where a standard stream's bytes go or come from.
enum Route: UInt8 {
  /// Nothing has been sent or received yet.
  case undecided = 0

  /// The host, by a handle.
  case host = 1

  /// The guest's device, where there is no host or it doesn't answer.
  case device = 2

  /// Nowhere: there is neither.
  case nowhere = 3
}
