import AWSWire
import Digests
import HTTP

/// A checksum kept with an object or a part.
struct StoredChecksum: Sendable, Equatable {
  /// How it was computed.
  var algorithm: ChecksumAlgorithm
  /// Of what it was computed.
  var type = ChecksumType.fullObject
  /// Base64; followed by the number of parts if it is composite.
  var value: String

  /// The checksum as text for storage.
  var text: String { "\(algorithm.rawValue):\(type.rawValue):\(value)" }
}

extension StoredChecksum {
  /// Reads what `text` made; nil for anything else.
  init?(text: String) {
    let fields = text.split(separator: ":")
    guard fields.count == 3, let algorithm = ChecksumAlgorithm(rawValue: String(fields[0])),
      let type = ChecksumType(rawValue: String(fields[1]))
    else { return nil }
    self.init(algorithm: algorithm, type: type, value: String(fields[2]))
  }

  /// Adds the headers that tell an object's checksum.
  func add(to headers: inout HTTPHeaders) {
    headers.add(algorithm.header, value)
    headers.add("x-amz-checksum-type", type.rawValue)
  }

  /// The checksum of an object made of parts, from theirs; nil if a part has none that fits.
  static func combined(
    of parts: [PartLayout], _ algorithm: ChecksumAlgorithm, _ type: ChecksumType
  ) -> StoredChecksum? {
    let values = parts.compactMap { Base64.decode($0.checksum) }
    guard values.count == parts.count, values.allSatisfy({ $0.count == algorithm.length }) else { return nil }
    switch type {
    case .composite:
      var digest = algorithm.digest
      for value in values { digest.update(value) }
      let value = "\(Base64.encode(digest.finalize()))-\(parts.count)"
      return StoredChecksum(algorithm: algorithm, type: .composite, value: value)
    case .fullObject:
      guard let value = algorithm.joined(zip(values, parts.map(\.size))) else { return nil }
      return StoredChecksum(algorithm: algorithm, value: Base64.encode(value))
    }
  }
}

extension ChecksumAlgorithm {
  /// The value of all parts joined; nil for algorithms that do not combine.
  fileprivate func joined(_ parts: some Sequence<([UInt8], Int)>) -> [UInt8]? {
    switch self {
    case .crc32: CRC32.joined(parts)
    case .crc32c: CRC32C.joined(parts)
    case .crc64nvme: CRC64NVME.joined(parts)
    case .sha1, .sha256: nil
    }
  }
}

extension CyclicRedundancyCheck {
  fileprivate static func joined(_ parts: some Sequence<([UInt8], Int)>) -> [UInt8] {
    var whole: Value = 0
    for (bytes, size) in parts {
      let value = bytes.reduce(Value(0)) { $0 << 8 | Value($1) }
      whole = combine(whole, value, secondLength: size)
    }
    return (0..<Value.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: whole >> Value($0 * 8)) }
  }
}
