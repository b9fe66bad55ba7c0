extension RunResult {
  /// The same with what of the source its addresses belong to.
  func located(by symbolizer: Symbolizer) -> RunResult {
    var result = self
    if case .trapped(var fault) = verdict {
      (fault.location, fault.message) = symbolizer.frame(at: fault.programCounter)
      result.verdict = .trapped(fault)
    }
    if let cores = diagnosis?.cores {
      // Processors that wait are at the same place, most often.
      var known: [UInt64: SourceLocation?] = [:]
      for (index, core) in cores.enumerated() {
        let address = core.programCounter
        let location = known[address] ?? symbolizer.frame(at: address).location
        known[address] = .some(location)
        result.diagnosis?.cores[index].location = location
      }
    }
    return result
  }
}
