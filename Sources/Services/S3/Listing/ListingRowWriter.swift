import Basics
import Documents
import SQLite

/// Writes the objects of a listing straight from their rows: no text is made on the way.
struct ListingRowWriter {
  /// The elements written so far.
  private(set) var bytes: [UInt8] = []
  private let encoding: KeyEncoding
  private let element: StaticString
  /// Written after the size and before the storage class.
  private let owner: [UInt8]
  /// Written after the checksums: what only versions have.
  private let suffix: [UInt8]
  private var modified: (seconds: Int64, text: [UInt8]) = (.min, [])

  /// - Parameters:
  ///   - element: `Contents` or `Version`.
  ///   - owner: the account to show as owner; nil to show none.
  init(_ encoding: KeyEncoding, element: StaticString, owner: String?, suffix: String = "") {
    (self.encoding, self.element) = (encoding, element)
    self.owner = owner.map { Array("<Owner><ID>\(CanonicalUser.id(of: $0))</ID></Owner>".utf8) } ?? []
    self.suffix = Array(suffix.utf8)
    bytes.reserveCapacity(4096)
  }

  /// Adds one object from a row of `ListingScan`.
  mutating func add(_ row: Row) {
    open(element)
    append("<Key>")
    addKey(row)
    append("</Key><LastModified>")
    addTime(row.integer(3))
    append("</LastModified><ETag>&quot;")
    row.withBytes(2) { bytes.append(contentsOf: $0) }
    append("&quot;</ETag>")
    addChecksum(row)
    append("<Size>")
    addNumber(row.integer(1))
    append("</Size>")
    bytes += owner
    append("<StorageClass>")
    row.withBytes(4) { bytes.append(contentsOf: $0) }
    append("</StorageClass>")
    bytes += suffix
    close(element)
  }

  private mutating func addKey(_ row: Row) {
    row.withBytes(0) { key in
      switch encoding {
      case .url: KeyEncoding.percentEncode(key, to: &bytes)
      case .plain where key.allSatisfy(ListingRowWriter.isPlain): bytes.append(contentsOf: key)
      case .plain: XMLWriter.escape(String(decoding: key, as: UTF8.self), to: &bytes)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: true
    }
  }

  /// Neighbours are often of the same second.
  private mutating func addTime(_ seconds: Int64) {
    if modified.seconds != seconds {
      modified = (seconds, Array(Timestamp(seconds: seconds).iso8601Milliseconds.utf8))
    }
    bytes += modified.text
  }

  /// Algorithm and type from the stored `ALGORITHM:TYPE:value`.
  private mutating func addChecksum(_ row: Row) {
    row.withBytes(5) { text in
      let fields = text.split(separator: UInt8(ascii: ":"), maxSplits: 2)
      guard fields.count == 3 else { return }
      append("<ChecksumAlgorithm>")
      bytes.append(contentsOf: fields[0])
      append("</ChecksumAlgorithm><ChecksumType>")
      bytes.append(contentsOf: fields[1])
      append("</ChecksumType>")
    }
  }

  private mutating func addNumber(_ number: Int64) {
    var (digits, rest): ((UInt64, UInt64), Int64) = ((0, 0), max(0, number))
    var count = 0
    withUnsafeMutableBytes(of: &digits) { buffer in
      repeat {
        buffer[15 - count] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        count += 1
      } while rest > 0 && count < 16
      bytes.append(contentsOf: buffer[(16 - count)...])
    }
  }

  private mutating func open(_ name: StaticString) {
    append("<")
    append(name)
    append(">")
  }

  private mutating func close(_ name: StaticString) {
    append("</")
    append(name)
    append(">")
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
