import HostSupport

/// The summary of a step of GitHub Actions, which is in Markdown.
public enum StepSummary {
  /// The maximum number of bytes; of a longer one GitHub shows nothing.
  ///
  /// Source: "Workflow commands for GitHub Actions", "Step isolation and limits".
  public static let maximumByteCount = 1 << 20

  /// Text that Markdown takes for nothing else: what has a meaning to it becomes a reference.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.onOneLine.unicodeScalars {
      if scalar.isASCII && !scalar.properties.isAlphabetic && scalar != " " && scalar != "-"
        && !("0"..."9").contains(scalar)
      {
        result += "&#\(scalar.value);"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
