internal import CQEMUExit
internal import CSemihosting

extension qx_stream {
  /// Finds out where the stream's bytes go or come from, at its first use.
  ///
  /// - Parameter mode: The mode to open `:tt` with: 0 for input, 4 for output, 8 for errors. A host
  ///   that knows one kind of output takes 8 for it, too.
  mutating func open(mode: UInt) {
    guard route == Route.undecided.rawValue else { return }
    let name: StaticString = ":tt"
    var handle: UInt = 0
    let hasAnswer = _qx_try_semihosting_call3(
      Operation.open.rawValue,
      UInt(bitPattern: name.utf8Start),
      mode,
      UInt(name.utf8CodeUnitCount),
      &handle
    )
    if hasAnswer != 0, handle != UInt.max {
      self.handle = handle
      route = Route.host.rawValue
    } else {
      leaveHost(hasDevice: (mode == 0 ? _qx_has_device_input() : _qx_has_device_output()) != 0)
    }
  }

  /// Does without the host from now on.
  mutating func leaveHost(hasDevice: Bool) {
    route = (hasDevice ? Route.device : .nowhere).rawValue
  }
}
