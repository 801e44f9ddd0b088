/// How many letters differ between two words; for "did you mean" hints.
public enum EditDistance {
  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
  public static func between(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  /// The candidate closest to a misspelt word, if any is close enough to be meant.
  public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    let scored = candidates.map { (name: $0, distance: between(word.lowercased(), $0.lowercased())) }
    return scored.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
  }
}
