internal import CQEMUExit
internal import CSemihosting

extension qx_stream {
  /// What a stream is to the host.
  enum Kind {
    case input, output, error
  }

  /// Finds out where the stream's bytes go or come from, at its first use.
  mutating func open(as kind: Kind) {
    guard route == Route.undecided.rawValue else { return }
    let name: StaticString = ":tt"
    let handle = Host.guardedCall(
      .open,
      UInt(bitPattern: name.utf8Start),
      Self.mode(for: kind),
      UInt(name.utf8CodeUnitCount)
    )
    if let handle, handle != UInt.max {
      self.handle = handle
      route = Route.host.rawValue
    } else {
      leaveHost(as: kind)
    }
  }

  /// Makes it a stream that nothing has used yet.
  mutating func close() {
    if route == Route.host.rawValue { _ = Host.guardedCall(.close, handle, 0, 0) }
    self = qx_stream()
  }

  /// Does without the host from now on.
  mutating func leaveHost(as kind: Kind) {
    let hasDevice = kind == .input ? _qx_has_device_input() : _qx_has_device_output()
    route = (hasDevice != 0 ? Route.device : .nowhere).rawValue
  }

  /// The mode that `:tt` is opened with: to read, to write, or to append, which is standard error
  /// to hosts that have one.
  private static func mode(for kind: Kind) -> UInt {
    switch kind {
    case .input: 0
    case .output: 4
    case .error: Features.ofHost().contains(.separateStandardError) ? 8 : 4
    }
  }
}
