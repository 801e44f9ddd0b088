/// Empties string literals and drops comments, line after line.
struct CommentStripper {
  private var isInLongText = false

  /// The code of the next line.
  mutating func strip(_ line: String) -> String {
    let bytes = Array(line.utf8)
    var (kept, index, isInText): ([UInt8], Int, Bool) = ([], 0, false)
    while index < bytes.count {
      let byte = bytes[index]
      let isQuote = byte == UInt8(ascii: "\"")
      if isQuote, bytes[index...].starts(with: [byte, byte, byte]), !isInText {
        isInLongText.toggle()
        index += 2
      } else if isInLongText {
        // The contents of a long literal are no code.
      } else if isQuote {
        isInText.toggle()
        kept.append(byte)
      } else if isInText {
        if byte == UInt8(ascii: "\\") { index += 1 }
      } else if byte == UInt8(ascii: "/"), bytes[index...].starts(with: [byte, byte]) {
        break
      } else {
        kept.append(byte)
      }
      index += 1
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
