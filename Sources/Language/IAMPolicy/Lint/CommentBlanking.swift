/// A JSON text whose comments are replaced by blanks, so that what stands besides them can be read with its places.
struct CommentBlanking {
  /// The byte ranges of the comments.
  private(set) var comments: [Range<Int>] = []
  /// The text without comments, as long as before.
  let text: String

  /// Looks for `//` and `/*` outside strings.
  init(_ source: String) {
    var bytes = Array(source.utf8)
    var found: [Range<Int>] = []
    var (index, isInString) = (0, false)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "/") where !isInString:
        if let end = CommentBlanking.end(ofCommentAt: index, in: bytes) {
          found.append(index..<end)
          index = end - 1
        }
      default: break
      }
      index += 1
    }
    for range in found {
      for place in range where bytes[place] != UInt8(ascii: "\n") { bytes[place] = UInt8(ascii: " ") }
    }
    (comments, text) = (found, String(decoding: bytes, as: UTF8.self))
  }

  /// The end of the comment that begins at a slash; nil if none does.
  private static func end(ofCommentAt start: Int, in bytes: [UInt8]) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"):
      return bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
    case UInt8(ascii: "*"):
      var index = start + 2
      while index + 1 < bytes.count {
        if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
        index += 1
      }
      return bytes.count
    default: return nil
    }
  }
}
