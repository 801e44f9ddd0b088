/// Reading text byte by byte: authorizations are ASCII, and comparing Unicode would cost more than verifying.
extension Collection<UInt8> {
  /// Whether these are the bytes of an ASCII text.
  func isText(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { elementsEqual($0) }
  }

  /// Whether the bytes begin with an ASCII text.
  func beginsWithText(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The parts between separators, without empty ones.
  func parts(_ isSeparator: (UInt8) -> Bool) -> [ArraySlice<UInt8>] {
    var (parts, start): ([ArraySlice<UInt8>], Int) = ([], startIndex)
    for index in indices where isSeparator(self[index]) {
      if start < index { parts.append(self[start..<index]) }
      start = index + 1
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }
}
