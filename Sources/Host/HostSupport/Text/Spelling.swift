/// Words that were mistyped.
package enum Spelling {
  /// The word that is most like a mistyped one, if any is like it at all.
  package static func closest(to word: String, in words: [String]) -> String? {
    let most = max(1, min(3, word.count / 3))
    return words.map { ($0, distance(word.lowercased(), $0)) }
      .filter { $0.1 <= most }
      .min { $0.1 < $1.1 }?.0
  }

  /// How many letters have to be changed, added, removed or swapped with the next.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.prefix(64)), Array(right))
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var least = min(rows[i][j + 1], row[j]) + 1
        least = min(least, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
