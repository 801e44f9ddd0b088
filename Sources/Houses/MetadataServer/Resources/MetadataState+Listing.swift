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
      "before": hasEarlier ? .string(ListPosition(rows[page.lowerBound]).cursor) : nil,
      "after": hasMore ? .string(ListPosition(rows[page.upperBound - 1]).cursor) : nil,
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
    guard let place = ListPosition(cursor: cursor) else { throw .invalid("The cursor is not one that this server gave") }
    let index = rows.firstIndex { isEnd ? ListPosition($0) >= place : ListPosition($0) > place }
    return index ?? rows.count
  }
}
