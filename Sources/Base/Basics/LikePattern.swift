/// SQL's `LIKE`: `%` stands for any run of characters, `_` for one; every other character for itself.
public struct LikePattern: Sendable {
  private enum Symbol: Sendable, Equatable {
    case run
    case one
    case character(Unicode.Scalar)
  }

  private let symbols: [Symbol]

  /// A pattern.
  /// - Parameter escape: the character that takes its meaning from the one after it; nil for none.
  /// - Returns: nil if the escape character is not followed by itself, `%` or `_`.
  public init?(_ text: String, escape: Unicode.Scalar? = nil) {
    var symbols: [Symbol] = []
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if let escape, scalar == escape {
        guard let next = scalars.next(), next == escape || next == "%" || next == "_" else { return nil }
        symbols.append(.character(next))
      } else {
        symbols.append(scalar == "%" ? .run : scalar == "_" ? .one : .character(scalar))
      }
    }
    self.symbols = symbols
  }

  /// Whether the whole text satisfies the pattern; in time of at most the product of their lengths.
  public func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var (position, place) = (0, 0)
    var retry: (position: Int, place: Int)?
    while place < scalars.count {
      if position < symbols.count, symbols[position] == .run {
        retry = (position + 1, place)
        position += 1
      } else if position < symbols.count, symbols[position] == .one || symbols[position] == .character(scalars[place]) {
        position += 1
        place += 1
      } else if let last = retry {
        retry = (last.position, last.place + 1)
        (position, place) = (last.position, last.place + 1)
      } else {
        return false
      }
    }
    return symbols[position...].allSatisfy { $0 == .run }
  }
}
