extension RunResult {
  /// The same with what of the source its addresses belong to; cancelled if a signal comes meanwhile.
  func located(by symbolizer: Symbolizer) -> RunResult {
    var addresses = diagnosis?.cores.map { $0.programCounter } ?? []
    if case .trapped(let fault) = verdict { addresses.append(fault.programCounter) }
    guard !addresses.isEmpty else { return self }
    var result = self
    do throws(Symbolizer.Cancelled) {
      let frames = try symbolizer.frames(at: addresses)
      if case .trapped(var fault) = verdict, let frame = frames.last {
        (fault.location, fault.message) = (frame.location, frame.message)
        result.verdict = .trapped(fault)
      }
      for (index, frame) in frames.enumerated() where index < diagnosis?.cores.count ?? 0 {
        result.diagnosis?.cores[index].location = frame.location
      }
    } catch {
      result.verdict = .cancelled(signal: error.signal)
      result.diagnosis = nil
    }
    return result
  }
}
