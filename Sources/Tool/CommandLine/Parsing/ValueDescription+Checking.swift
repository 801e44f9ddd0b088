import Basics

extension ValueDescription {
  /// What is wrong with a value, as a help line; nil if nothing is.
  func problem(with value: String) -> String? {
    switch kind {
    case .text, .file, .folder, .listed: value.isEmpty ? "it must not be empty" : nil
    case .integer(let range): checkNumber(value, range)
    case .choice(let words): words.contains(value) ? nil : choose(value, among: words)
    case .duration: Duration(abbreviated: value) == nil ? "write a length of time such as 250ms, 5s or 1h30m" : nil
    }
  }

  private func checkNumber(_ value: String, _ range: ClosedRange<Int>) -> String? {
    guard let number = Int(value) else { return "write a whole number" }
    if range.contains(number) { return nil }
    if range.upperBound == .max { return "the smallest value is \(range.lowerBound)" }
    return "the values go from \(range.lowerBound) to \(range.upperBound)"
  }

  private func choose(_ value: String, among words: [String]) -> String {
    if let meant = EditDistance.closest(to: value, among: words) { return "did you mean \"\(meant)\"?" }
    return "the possible values are \(words.joined(separator: ", "))"
  }
}
