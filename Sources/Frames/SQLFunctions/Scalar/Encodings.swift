import Digests
import SQLColumns

extension ScalarFunction {
  /// Hashes, encodings, URLs, UUIDs and addresses.
  static var encodings: [ScalarFunction] { hashes + texts + numbers + urls + addresses }

  private static var hashes: [ScalarFunction] {
    [
      .row("md5(varbinary) -> varbinary") { a, _ in .bytes(MD5.hash(a[0].bytes)) },
      .row("sha1(varbinary) -> varbinary") { a, _ in .bytes(SHA1.hash(a[0].bytes)) },
      .row("sha256(varbinary) -> varbinary") { a, _ in .bytes(SHA256.hash(a[0].bytes)) },
      .row("hmac_sha256(varbinary, varbinary) -> varbinary") { a, _ in .bytes(HMAC.sha256(key: a[1].bytes, a[0].bytes)) },
      .row("crc32(varbinary) -> bigint") { a, _ in
        .integer(Int64(CRC32.hash(a[0].bytes).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
      },
    ]
  }

  private static var texts: [ScalarFunction] {
    [
      .row("to_hex(varbinary) -> varchar") { a, _ in .text(Hex.encode(a[0].bytes).uppercased()) },
      .row("from_hex(varchar(x)) -> varbinary") { a, _ throws(SQLError) in try hexadecimal(a[0].text) },
      .row("from_hex(varbinary) -> varbinary") { a, _ throws(SQLError) in try hexadecimal(a[0].text) },
      .row("to_base64(varbinary) -> varchar") { a, _ in .text(Base64.encode(a[0].bytes)) },
      .row("from_base64(varchar(x)) -> varbinary") { a, _ throws(SQLError) in try base64(a[0].text) },
      .row("from_base64(varbinary) -> varbinary") { a, _ throws(SQLError) in try base64(a[0].text) },
      .row("to_base64url(varbinary) -> varchar") { a, _ in
        .text(Base64.encode(a[0].bytes).replacing("+", with: "-").replacing("/", with: "_"))
      },
      .row("from_base64url(varchar(x)) -> varbinary") { a, _ throws(SQLError) in
        try base64(a[0].text.replacing("-", with: "+").replacing("_", with: "/"))
      },
      .row("to_base32(varbinary) -> varchar") { a, _ in .text(Base32.encode(a[0].bytes)) },
      .row("from_base32(varchar(x)) -> varbinary") { a, _ throws(SQLError) in
        guard let bytes = Base32.decode(a[0].bytes) else { throw .argument("Invalid input length \(a[0].bytes.count)") }
        return .bytes(bytes)
      },
      .nullable("typeof(T) -> varchar") { _, c in .text(c.types[0].name) },
      .row("version() -> varchar") { _, _ in .text("Athena engine version 3") },
    ]
  }

  private static func hexadecimal(_ text: String) throws(SQLError) -> SQLValue {
    guard text.utf8.count % 2 == 0 else { throw .argument("invalid input length \(text.utf8.count)") }
    guard let bytes = Hex.decode(text) else { throw .argument("invalid hex character: \(text)") }
    return .bytes(bytes)
  }

  private static func base64(_ text: String) throws(SQLError) -> SQLValue {
    let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let bytes = Base64.decode(padded) else { throw .argument("Illegal base64 character") }
    return .bytes(bytes)
  }

  private static var numbers: [ScalarFunction] {
    [
      .row("to_big_endian_64(bigint) -> varbinary") { a, _ in .bytes(bigEndian(UInt64(bitPattern: a[0].integer), 8)) },
      .row("from_big_endian_64(varbinary) -> bigint") { a, _ throws(SQLError) in
        .integer(Int64(bitPattern: try number(a[0].bytes, 8)))
      },
      .row("to_big_endian_32(integer) -> varbinary") { a, _ in
        .bytes(bigEndian(UInt64(bitPattern: a[0].integer) & 0xFFFF_FFFF, 4))
      },
      .row("from_big_endian_32(varbinary) -> integer") { a, _ throws(SQLError) in
        .integer(Int64(Int32(truncatingIfNeeded: try number(a[0].bytes, 4))))
      },
      .row("to_ieee754_32(real) -> varbinary") { a, _ in .bytes(bigEndian(UInt64(Float(a[0].double).bitPattern), 4)) },
      .row("from_ieee754_32(varbinary) -> real") { a, _ throws(SQLError) in
        .real(Float(bitPattern: UInt32(truncatingIfNeeded: try number(a[0].bytes, 4))))
      },
      .row("to_ieee754_64(double) -> varbinary") { a, _ in .bytes(bigEndian(a[0].double.bitPattern, 8)) },
      .row("from_ieee754_64(varbinary) -> double") { a, _ throws(SQLError) in
        .double(Double(bitPattern: try number(a[0].bytes, 8)))
      },
      .random("uuid() -> uuid") { _, c in
        let high = c.session.random() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = c.session.random() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return .wide(Int128(bitPattern: UInt128(high) << 64 | UInt128(low)))
      },
      .row("parse_data_size(varchar(x)) -> decimal(38,0)") { a, _ throws(SQLError) in try dataSize(a[0].text) },
    ]
  }

  private static func bigEndian(_ value: UInt64, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt64((size - 1 - $0) * 8)) }
  }

  private static func number(_ bytes: [UInt8], _ size: Int) throws(SQLError) -> UInt64 {
    guard bytes.count == size else {
      throw .argument("expected \(size)-byte input, but got instead: \(bytes.count)")
    }
    return bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func dataSize(_ text: String) throws(SQLError) -> SQLValue {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard !digits.isEmpty, let power = units.firstIndex(of: String(text.dropFirst(digits.count))),
      let exact = TextNumber.decimal(String(digits), scale: 6)
    else { throw .argument("Invalid data size: '\(text)'") }
    var value = exact
    for _ in 0..<power {
      let (product, overflow) = value.multipliedReportingOverflow(by: 1024)
      if overflow { throw .range("Value out of range: '\(text)'") }
      value = product
    }
    return .wide(value / 1_000_000)
  }

  // MARK: URLs

  private static var urls: [ScalarFunction] {
    [
      .row("url_extract_protocol(varchar(x)) -> varchar(x)") { a, _ in part(a[0].text, \.scheme) },
      .row("url_extract_host(varchar(x)) -> varchar(x)") { a, _ in part(a[0].text, \.host) },
      .row("url_extract_path(varchar(x)) -> varchar(x)") { a, _ in part(a[0].text, \.path) },
      .row("url_extract_query(varchar(x)) -> varchar(x)") { a, _ in part(a[0].text, \.query) },
      .row("url_extract_fragment(varchar(x)) -> varchar(x)") { a, _ in part(a[0].text, \.fragment) },
      .row("url_extract_port(varchar(x)) -> bigint") { a, _ in URLParts(a[0].text)?.port.map { .integer(Int64($0)) } ?? .null },
      .row("url_extract_parameter(varchar(x), varchar(y)) -> varchar(x)") { a, _ in
        guard let query = URLParts(a[0].text)?.query else { return .null }
        for pair in query.split(separator: "&") {
          let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          if halves[0] == a[1].text { return .text(URLText.decode(halves.count > 1 ? String(halves[1]) : "") ?? "") }
        }
        return .null
      },
      .row("url_encode(varchar(x)) -> varchar") { a, _ in .text(URLText.encode(a[0].bytes)) },
      .row("url_decode(varchar(x)) -> varchar(x)") { a, _ throws(SQLError) in
        guard let text = URLText.decode(a[0].text) else {
          throw .argument("URLDecoder: Illegal hex characters in escape (%) pattern")
        }
        return .text(text)
      },
    ]
  }

  private static func part(_ text: String, _ path: KeyPath<URLParts, String?>) -> SQLValue {
    guard let parts = URLParts(text) else { return .null }
    return .text(parts[keyPath: path] ?? "")
  }

  // MARK: Addresses

  private static var addresses: [ScalarFunction] {
    [
      .row("contains(varchar(x), ipaddress) -> boolean") { a, _ throws(SQLError) in
        let text = a[0].text
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let base = IPAddressText.parse(halves[0]), let length = Int(halves[1]) else {
          throw .argument("Invalid CIDR")
        }
        let isShort = IPAddressText.isVersion4(base)
        guard length >= 0, length <= (isShort ? 32 : 128) else { throw .argument("Invalid prefix length") }
        let bits = isShort ? length + 96 : length
        guard isNetwork(base, bits) else { throw .argument("Invalid CIDR") }
        return .boolean((0..<bits).allSatisfy { bit(base, $0) == bit(a[1].bytes, $0) })
      }
    ]
  }

  private static func isNetwork(_ bytes: [UInt8], _ bits: Int) -> Bool { (bits..<128).allSatisfy { !bit(bytes, $0) } }

  private static func bit(_ bytes: [UInt8], _ place: Int) -> Bool { bytes[place / 8] >> UInt8(7 - place % 8) & 1 == 1 }
}

/// Base 32 of RFC 4648.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 5) {
      let chunk = bytes[start..<min(start + 5, bytes.count)]
      var value: UInt64 = 0
      for index in 0..<5 { value = value << 8 | UInt64(start + index < bytes.count ? bytes[start + index] : 0) }
      let used = (chunk.count * 8 + 4) / 5
      for index in 0..<8 { result.append(index < used ? alphabet[Int(value >> UInt64(35 - index * 5) & 31)] : 0x3D) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var (value, bits, result): (UInt64, Int, [UInt8]) = (0, 0, [])
    for byte in text where byte != 0x3D {
      guard let digit = alphabet.firstIndex(of: byte) else { return nil }
      value = (value << 5 | UInt64(digit)) & 0xFFFF_FFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: value >> UInt64(bits)))
      }
    }
    return result
  }
}

/// The parts of a URL, for what SQL asks of it.
struct URLParts {
  private(set) var scheme: String?
  private(set) var host: String?
  private(set) var port: Int?
  private(set) var path: String?
  private(set) var query: String?
  private(set) var fragment: String?

  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E && $0 != 0x7B && $0 != 0x7D }) else {
      return nil
    }
    var rest = text[...]
    if let mark = rest.firstIndex(of: "#") {
      fragment = URLText.decode(String(rest[rest.index(after: mark)...]))
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: ":"), rest[..<mark].allSatisfy({ $0.isLetter || $0.isNumber || "+-.".contains($0) }),
      mark > rest.startIndex
    {
      scheme = String(rest[..<mark])
      rest = rest[rest.index(after: mark)...]
    }
    if rest.hasPrefix("//") {
      let authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest.dropFirst(2 + authority.count)
      let name = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
      let parts = name.split(separator: ":", omittingEmptySubsequences: false)
      host = parts.first.map(String.init)
      if parts.count == 2 { port = Int(parts[1]) }
    }
    path = URLText.decode(String(rest))
  }
}

/// Text in URLs, as Java's URLEncoder writes it.
enum URLText {
  static func encode(_ bytes: [UInt8]) -> String {
    var result = ""
    for byte in bytes {
      switch byte {
      case 48...57, 65...90, 97...122, 0x2D, 0x5F, 0x2E, 0x2A: result.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20: result += "+"
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  static func decode(_ text: String) -> String? {
    var result: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x2B: result.append(0x20)
      case 0x25:
        guard bytes.count >= 2, let value = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16) else { return nil }
        result.append(value)
        bytes = bytes.dropFirst(2)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
