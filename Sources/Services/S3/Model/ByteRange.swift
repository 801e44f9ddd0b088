import AWSWire

/// A request for a part of an object.
enum ByteRange: Sendable, Equatable {
  /// From a first byte to a last one, or to the end.
  case from(Int, through: Int?)
  /// The last bytes.
  case last(Int)

  /// Reads the `Range` header; nil for several ranges and for what cannot be read, which S3 answers with the whole.
  init?(_ header: String) {
    guard header.hasPrefix("bytes=") else { return nil }
    let bounds = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    switch (Int(bounds[0]), Int(bounds[1])) {
    case (let first?, let last?):
      guard first <= last else { return nil }
      self = .from(first, through: last)
    case (let first?, nil):
      // A bound too large for a number is beyond every end.
      self = .from(first, through: nil)
    case (nil, let count?) where bounds[0].isEmpty: self = .last(count)
    default: return nil
    }
  }

  /// The bytes of an object of a size; nil if there are none.
  func resolved(in size: Int) -> Range<Int>? {
    switch self {
    case .from(let first, let last):
      guard first < size else { return nil }
      return first..<min(last.map { $0 < size ? $0 + 1 : size } ?? size, size)
    case .last(let count):
      guard count > 0, size > 0 else { return nil }
      return max(0, size - count)..<size
    }
  }
}
