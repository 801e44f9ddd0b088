import Digests

extension ChunkedBodyDecoder {
  func compare(
    _ expected: (signature: String, stringToSign: [UInt8]), _ provided: String
  ) throws(ChunkFailure) {
    guard !ConstantTime.equal(expected.signature, provided) else { return }
    throw .mismatch(
      SignatureMismatch(
        accessKeyID: accessKeyID, canonicalRequest: "",
        stringToSign: String(decoding: expected.stringToSign, as: UTF8.self), signatureProvided: provided))
  }
}

extension Substring {
  /// Without blanks and tabs around it.
  var trimmingBlanks: String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var text = utf8.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text = text.dropLast() }
    return String(Substring(text))
  }
}
