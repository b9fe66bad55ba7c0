extension CompletedRun {
  /// Where somebody looks first who wants to know why it failed: the source of the instruction that
  /// met an exception, or of the one where the time was up; otherwise what asked for the run.
  package var place: (file: String, line: Int?)? {
    if let location = attempts.last?.outcome?.location, let file = location.file {
      return (file, location.line)
    }
    return plan.origin.map { ($0.file, $0.line) }
  }
}
