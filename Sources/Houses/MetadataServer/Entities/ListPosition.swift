/// A place in a listing, which is sorted by name and then by id. It stays good when the entity goes away.
struct ListPosition: Sendable, Comparable {
  let name: String
  let id: String

  init(_ entity: Entity) { (name, id) = (entity.name, entity.id) }

  /// Reads a cursor that `cursor` gave; nil for anything else.
  init?(cursor: String) {
    let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let bytes = ListPosition.bytes(ofHexadecimal: parts[1]) else { return nil }
    (id, name) = (String(parts[0]), String(decoding: bytes, as: UTF8.self))
  }

  /// The place as text that needs no encoding in a query, for clients do not encode it.
  var cursor: String {
    let digits = Array("0123456789abcdef".utf8)
    let encoded = name.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\(id).\(String(decoding: encoded, as: UTF8.self))"
  }

  /// Where the place is, or would be, in a sorted list.
  func index(in list: [ListPosition]) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < self { low = middle + 1 } else { high = middle }
    }
    return low
  }

  static func < (left: ListPosition, right: ListPosition) -> Bool {
    (left.name, left.id) < (right.name, right.id)
  }

  private static func bytes(ofHexadecimal text: Substring) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
