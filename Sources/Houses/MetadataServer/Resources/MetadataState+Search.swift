import Basics
import Documents
import HTTP

/// Search over the entities as an Elasticsearch index answers it.
extension MetadataState {
  func search(_ call: APICall) throws(APIFailure) -> APIAnswer {
    guard call.method == "GET" else { throw .methodNotAllowed }
    let index = call.query["index"] ?? "table_search_index"
    switch call.segments.dropFirst().first {
    case "query" where call.segments.count == 2: return try query(call, documents(call, index))
    case "fieldQuery" where call.segments.count == 2: return try fieldQuery(call, index)
    default: throw .notServed(call)
    }
  }

  /// The entities of an index, fully rendered; deleted ones only if asked for.
  private func documents(
    _ call: APICall, _ index: String, where isWanted: (Entity) -> Bool = { _ in true }
  ) throws(APIFailure) -> [SearchDocument] {
    let isDeleted = call.flag("deleted")
    return try kinds(of: index).flatMap { kind in
      store.all(kind) { $0.isDeleted == isDeleted && isWanted($0) }.map { entity in
        let source = store.rendered(entity, fields: ["*"], origin: call.origin)
        return SearchDocument(id: entity.id, fqn: entity.fqn, source: source, index: kind.searchIndex)
      }
    }
  }

  private func kinds(of index: String) throws(APIFailure) -> [EntityKind] {
    if index == "all" || index == "dataAsset" { return EntityKind.allCases.filter(\.isWritable) }
    let known = EntityKind.allCases.filter { $0.searchIndex == index || $0.rawValue == index }
    guard known.isEmpty else { return known }
    throw .notFound("search index", index)
  }

  private func fieldQuery(_ call: APICall, _ index: String) throws(APIFailure) -> APIAnswer {
    guard let field = call.query["fieldName"], let pattern = call.query["fieldValue"] else {
      throw .invalid("[query param fieldName and fieldValue must not be null]")
    }
    let found = try documents(call, index) { entity in
      texts(of: field, entity).contains { Glob.matches(pattern, $0, ignoringCase: true) }
    }
    return try page(call, found.sorted { $0.fqn < $1.fqn }, total: found.count)
  }

  /// What an entity holds under a field; for the qualified name, the usual one, without rendering the entity.
  private func texts(of field: String, _ entity: Entity) -> [String] {
    if field == "fullyQualifiedName" { return [entity.fqn] }
    return SearchClause.texts(of: field, in: store.rendered(entity, fields: ["*"], origin: ""))
  }

  private func query(_ call: APICall, _ documents: [SearchDocument]) throws(APIFailure) -> APIAnswer {
    let text = SearchText(call.query["q"] ?? "")
    let clause = try filter(call)
    var found: [SearchDocument] = []
    for document in documents where text.matches(document.source) {
      if try clause?.matches(document.source) ?? true { found.append(document) }
    }
    let isDescending = call.query["sort_order"] != "asc"
    let field = call.query["sort_field"] ?? "_score"
    let sorted = found.map { $0.sorted(by: field) }.sorted { left, right in
      let isBefore = (left.sortKey, left.fqn) < (right.sortKey, right.fqn)
      return isDescending ? (left.sortKey, left.fqn) != (right.sortKey, right.fqn) && !isBefore : isBefore
    }
    let rest = sorted.drop { !$0.comes(after: call.query["search_after"], isDescending: isDescending) }
    return try page(call, Array(rest), total: found.count)
  }

  private func filter(_ call: APICall) throws(APIFailure) -> SearchClause? {
    guard let text = call.query["query_filter"], !text.isEmpty else { return nil }
    do throws(JSONError) {
      let json = try JSON.parse(text)
      return SearchClause(json["query"] ?? json)
    } catch {
      throw .invalid("query_filter is not JSON: \(error.message)")
    }
  }

  private func page(_ call: APICall, _ rows: [SearchDocument], total: Int) throws(APIFailure) -> APIAnswer {
    let size = try call.number("size", default: 10, in: 0...10_000)
    let from = try call.number("from", default: 0, in: 0...Int.max)
    let wanted = Set(call.query.items.filter { $0.name == "include_source_fields" }.map(\.value))
    let hits = rows.dropFirst(from).prefix(size).map { $0.hit(including: wanted) }
    let count = JSON.object(["relation": .string("eq"), "value": .number(total)])
    return APIAnswer(.object(["hits": .object(["total": count, "hits": .array(hits)])]))
  }
}
