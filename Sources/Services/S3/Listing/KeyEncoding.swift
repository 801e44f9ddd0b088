import AWSWire
import HTTP

/// How a listing writes keys.
enum KeyEncoding: Sendable {
  /// As they are, with XML's own escapes.
  case plain
  /// Percent-encoded, blanks as plus signs.
  case url

  /// The encoding a request asks for.
  init(_ request: S3Request) throws(ServiceError) {
    switch request.query["encoding-type"] {
    case nil, "": self = .plain
    case "url": self = .url
    case let other?:
      throw .invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", other)
    }
  }

  /// A key, prefix or marker as the listing has it, before XML's escapes.
  func encode(_ text: String) -> String {
    guard self == .url else { return text }
    var bytes: [UInt8] = []
    KeyEncoding.percentEncode(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends percent-encoded bytes; the result needs no further escapes.
  static func percentEncode(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "*"), UInt8(ascii: "/"):
        bytes.append(byte)
      case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
