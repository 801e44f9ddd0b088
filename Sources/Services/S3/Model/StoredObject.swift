import Basics

/// What is stored of an object besides its bytes.
struct StoredObject: Sendable {
  /// Bytes of the body.
  var size: Int
  /// The entity tag without quotes.
  var entityTag: String
  /// When it was written; whole seconds, as S3 shows no finer time.
  var modified: Timestamp
  /// The storage class.
  var storageClass = StorageClass.standard
  /// The checksum it was stored with; nil only for objects without one.
  var checksum: StoredChecksum?
  /// The headers that are answered as they were given.
  var headers = ObjectHeaders()
  /// The tags.
  var tags = TagSet()
  /// The parts it was uploaded in; empty for an object of one piece.
  var parts: [PartLayout] = []
  /// How it is encrypted.
  var encryption = ObjectEncryption.standard
  /// Where the bytes are.
  var body = BodyPlace.empty

  /// The entity tag as headers have it.
  var quotedTag: String { "\"\(entityTag)\"" }

  /// Notes how the object is encrypted, which its entity tag shows.
  mutating func encrypt(_ encryption: ObjectEncryption) {
    self.encryption = encryption
    entityTag = encryption.entityTag(of: entityTag)
  }
}

/// Where the bytes of a body are.
enum BodyPlace: Sendable, Equatable {
  /// There are none.
  case empty
  /// In a row of the table of small bodies.
  case row(Int64)
  /// In a file of the objects' folder.
  case file(String)
}

/// Size and checksum of one part of an object.
struct PartLayout: Sendable, Equatable {
  /// The part's number.
  var number: Int
  /// Bytes.
  var size: Int
  /// The checksum in base64; empty without one.
  var checksum: String
}

extension PartLayout {
  /// The parts as one text for storage.
  static func text(_ parts: [PartLayout]) -> String {
    parts.map { "\($0.number):\($0.size):\($0.checksum)" }.joined(separator: ";")
  }

  /// Reads what `text` made.
  static func parse(_ text: String) -> [PartLayout] {
    text.split(separator: ";").compactMap { line in
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 3, let number = Int(fields[0]), let size = Int(fields[1]) else { return nil }
      return PartLayout(number: number, size: size, checksum: String(fields[2]))
    }
  }
}
