/// Paths and query strings as canonical requests spell them.
enum CanonicalEncoding {
  /// A path decoded and encoded once, the way S3 reads it; dots and double slashes belong to object keys and stay.
  static func appendOnce(_ path: String, to bytes: inout [UInt8]) {
    var path = path
    if path.isEmpty { return bytes.append(UInt8(ascii: "/")) }
    path.withUTF8 { appendRecoded($0[...], keepingSlash: true, plusIsSpace: false, to: &bytes) }
  }

  /// A path without dot segments and double slashes, encoded again as it stands: the way of every service but S3.
  static func appendNormalized(_ path: String, to bytes: inout [UInt8]) {
    if path.isEmpty || path == "/" { return bytes.append(UInt8(ascii: "/")) }
    let segments = resolved(path)
    if path.utf8.first == UInt8(ascii: "/") { bytes.append(UInt8(ascii: "/")) }
    for (index, segment) in segments.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "/")) }
      for byte in segment { append(encoding: byte, to: &bytes) }
    }
    if path.utf8.last == UInt8(ascii: "/"), !segments.isEmpty { bytes.append(UInt8(ascii: "/")) }
  }

  private static func resolved(_ path: String) -> [Substring.UTF8View] {
    var segments: [Substring.UTF8View] = []
    for segment in path.utf8.split(separator: UInt8(ascii: "/")) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        _ = segments.popLast()
      } else {
        segments.append(segment)
      }
    }
    return segments
  }

  /// A query string's pairs encoded anew and sorted by name and value; the signature itself is left out.
  static func append(query: String, to bytes: inout [UInt8]) {
    var query = query
    let pairs = query.withUTF8 { text in
      text.split(separator: UInt8(ascii: "&")).map { Pair($0) }
    }
    var isFirst = true
    for pair in pairs.sorted() where !pair.isSignature {
      if !isFirst { bytes.append(UInt8(ascii: "&")) }
      isFirst = false
      bytes.append(contentsOf: pair.name)
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: pair.value)
    }
  }

  private struct Pair: Comparable {
    var name: [UInt8] = []
    var value: [UInt8] = []

    init(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
      let equals = text.firstIndex(of: UInt8(ascii: "=")) ?? text.endIndex
      appendRecoded(text[..<equals], keepingSlash: false, plusIsSpace: true, to: &name)
      guard equals < text.endIndex else { return }
      appendRecoded(text[(equals + 1)...], keepingSlash: false, plusIsSpace: true, to: &value)
    }

    var isSignature: Bool { name.elementsEqual("X-Amz-Signature".utf8) }

    static func < (left: Pair, right: Pair) -> Bool {
      if left.name == right.name { return left.value.lexicographicallyPrecedes(right.value) }
      return left.name.lexicographicallyPrecedes(right.name)
    }
  }

  /// Decodes `%XX` and encodes what must be encoded. A percent sign without digits stands for itself.
  private static func appendRecoded(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, keepingSlash: Bool, plusIsSpace: Bool, to bytes: inout [UInt8]
  ) {
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      while index < text.endIndex, isUnreserved(text[index]) || keepingSlash && text[index] == UInt8(ascii: "/") { index += 1 }
      if start < index { bytes.append(contentsOf: text[start..<index]) }
      guard index < text.endIndex else { return }
      var byte = text[index]
      index += 1
      if byte == UInt8(ascii: "%"), index + 1 < text.endIndex, let high = digit(text[index]),
        let low = digit(text[index + 1])
      {
        byte = high << 4 | low
        index += 2
      } else if plusIsSpace, byte == UInt8(ascii: "+") {
        byte = UInt8(ascii: " ")
      }
      if keepingSlash && byte == UInt8(ascii: "/") {
        bytes.append(byte)
      } else {
        append(encoding: byte, to: &bytes)
      }
    }
  }

  private static func append(encoding byte: UInt8, to bytes: inout [UInt8]) {
    if isUnreserved(byte) { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "%"))
    bytes.append(upperCaseDigit(byte >> 4))
    bytes.append(upperCaseDigit(byte & 15))
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func upperCaseDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
