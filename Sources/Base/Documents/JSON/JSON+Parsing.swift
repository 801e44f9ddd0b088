extension JSON {
  /// Reads JSON as RFC 8259 has it. Repeated member names are kept; a lone surrogate escape becomes U+FFFD.
  /// - Parameter maximumDepth: the deepest nesting of arrays and objects that is read.
  /// - Throws: what is wrong first, and at which byte.
  public static func parse(_ bytes: [UInt8], maximumDepth: Int = 200) throws(JSONError) -> JSON {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try parse(buffer, maximumDepth: maximumDepth)
    }
  }

  /// Reads JSON from text.
  /// - Parameter maximumDepth: the deepest nesting of arrays and objects that is read.
  public static func parse(_ text: String, maximumDepth: Int = 200) throws(JSONError) -> JSON {
    try parse(Array(text.utf8), maximumDepth: maximumDepth)
  }

  /// Reads JSON from memory.
  /// - Parameter maximumDepth: the deepest nesting of arrays and objects that is read.
  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 200) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes, maximumDepth: maximumDepth)
    return try parser.document()
  }
}
