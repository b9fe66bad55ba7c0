extension Confinement.Share {
  /// Reads a folder's path, with `:ro` behind it if the guest may only read; nil if there's none.
  public init?(_ text: String) {
    let suffixes = [":ro": true, ":rw": false]
    let suffix = suffixes.first { text.hasSuffix($0.key) }
    let path = String(text.dropLast(suffix?.key.count ?? 0))
    guard !path.isEmpty else { return nil }
    self.init(path: path, isReadOnly: suffix?.value ?? false)
  }
}
