import Documents
import HTTP

/// Pages of a collection, sorted by name, with opaque cursors both ways.
extension MetadataState {
  func list(_ call: APICall, _ kind: EntityKind) throws(APIFailure) -> APIAnswer {
    let limit = try call.number("limit", default: 10, in: 0...1_000_000)
    let (after, before) = (call.query["after"] ?? "", call.query["before"] ?? "")
    guard after.isEmpty || before.isEmpty else {
      throw .invalid("Only one of before or after query parameter allowed")
    }
    let rows = try matching(call, kind)
    let page: Range<Int>
    if !before.isEmpty {
      let end = try position(before, in: rows, isEnd: true)
      page = max(0, end - limit)..<end
    } else {
      let start = after.isEmpty ? 0 : try position(after, in: rows, isEnd: false)
      page = start..<min(rows.count, start + limit)
    }
    let fields = call.fields
    let data = rows[page].map { store.rendered($0, fields: fields, origin: call.origin) }
    return APIAnswer(.object(["data": .array(data), "paging": paging(rows, page)]))
  }

  private func paging(_ rows: [Entity], _ page: Range<Int>) -> JSON {
    let hasMore = !page.isEmpty && page.upperBound < rows.count
    let hasEarlier = !page.isEmpty && page.lowerBound > 0
    return .object([
      "before": hasEarlier ? .string(ListCursor(rows[page.lowerBound]).text) : nil,
      "after": hasMore ? .string(ListCursor(rows[page.upperBound - 1]).text) : nil,
      "total": .number(rows.count),
    ])
  }

  /// The entities that the parameters ask for: below a parent, deleted or not.
  private func matching(_ call: APICall, _ kind: EntityKind) throws(APIFailure) -> [Entity] {
    let include = try Inclusion(call)
    let scope = ["parent", "databaseSchema", "database", "service", "classification"].lazy
      .compactMap { call.query[$0] }.first
    let prefix = scope.map { "\($0)." }
    let isRootOnly = call.flag("root")
    return store.all(kind) { entity in
      guard include.holds(entity), prefix.map(entity.fqn.hasPrefix) ?? true else { return false }
      return !isRootOnly || entity.parent.flatMap { store.find(id: $0) }?.kind != kind
    }
  }

  private func position(_ cursor: String, in rows: [Entity], isEnd: Bool) throws(APIFailure) -> Int {
    guard let cursor = ListCursor(cursor) else { throw .invalid("The cursor is not one that this server gave") }
    let index = rows.firstIndex { isEnd ? !cursor.isAfter($0) : cursor.isBefore($0) }
    return index ?? rows.count
  }
}

/// A place in a listing: the name and id of an entity, which may have gone since.
struct ListCursor: Sendable {
  private let name: String
  private let id: String

  init(_ entity: Entity) { (name, id) = (entity.name, entity.id) }

  /// Reads what `text` gave; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let bytes = ListCursor.bytes(ofHexadecimal: parts[1]) else { return nil }
    (id, name) = (String(parts[0]), String(decoding: bytes, as: UTF8.self))
  }

  /// The cursor as text that needs no encoding in a query, for clients do not encode it.
  var text: String {
    let digits = Array("0123456789abcdef".utf8)
    let encoded = name.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\(id).\(String(decoding: encoded, as: UTF8.self))"
  }

  func isBefore(_ entity: Entity) -> Bool { (name, id) < (entity.name, entity.id) }
  func isAfter(_ entity: Entity) -> Bool { (entity.name, entity.id) < (name, id) }

  private static func bytes(ofHexadecimal text: Substring) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
