import HostSupport

extension BatchResult {
  /// For people: `1000 images, 2 failed, 1 flaky, in 41.20 s`.
  public var summary: String {
    var parts = ["\(runs.count) \(runs.count == 1 ? "image" : "images")"]
    for status in [CompletedRun.Status.failed, .flaky, .cancelled] where count(status) > 0 {
      parts.append("\(count(status)) \(status.rawValue)")
    }
    if isAsExpected && count(.flaky) == 0 { parts.append("all as expected") }
    return parts.joined(separator: ", ") + ", in \(duration.inSeconds)"
  }
}
