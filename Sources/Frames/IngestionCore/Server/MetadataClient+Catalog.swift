import Basics
public import Documents
public import MetadataModel

extension MetadataClient: MetadataCatalog {
  /// An entity with all its fields; nil if the server answers 404.
  public func entity(_ kind: EntityKind, named name: String, includingDeleted: Bool) throws(MetadataError) -> StoredEntity? {
    let query = "fields=*" + (includingDeleted ? "&include=all" : "")
    let answer = try optional("\(kind.collection)/name/\(MetadataClient.segment(name))", query: query)
    return answer.flatMap { StoredEntity($0, kind: kind) }
  }

  /// All entities below a parent, page by page.
  public func entities(_ kind: EntityKind, below parent: EntityKind, named name: String) throws(MetadataError) -> [StoredEntity] {
    let scope = parent == .databaseService || parent == .pipelineService ? "service" : parent.name
    let filter = "fields=sourceHash&include=all&\(scope)=\(PercentEncoding.encode(name))"
    return try all(kind, filter, limit: 1000)
  }

  /// The containers at the paths: all containers if they are few, else a search for each path.
  public func containers(at paths: [String]) throws(MetadataError) -> [String: StoredEntity] {
    guard !paths.isEmpty else { return [:] }
    let first = try page(.container, "fields=dataModel", limit: 100, after: nil)
    guard first.total <= max(1000, paths.count) else { return try search(paths) }
    var containers = first.entities
    if first.after != nil { containers = try all(.container, "fields=dataModel", limit: 1000) }
    let wanted = Set(paths)
    var found: [String: StoredEntity] = [:]
    for container in containers {
      guard let path = container.document["fullPath"]?.string, wanted.contains(path), found[path] == nil else { continue }
      found[path] = container
    }
    return found
  }

  /// The first table whose fully qualified name fits a pattern; nil if none does.
  public func table(matching pattern: String) throws(MetadataError) -> StoredEntity? {
    let query =
      "fieldName=fullyQualifiedName&fieldValue=\(PercentEncoding.encode(pattern))&from=0&size=10"
      + "&index=\(EntityKind.table.searchIndex)&deleted=false"
    let hits = try send("GET", "search/fieldQuery", query: query)?["hits"]?["hits"]?.elements ?? []
    guard let name = hits.first?["_source"]?["fullyQualifiedName"]?.string else { return nil }
    return try entity(.table, named: name, includingDeleted: false)
  }

  /// The runs of a pipeline that the server knows.
  public func runs(of pipeline: String, from start: Int, to end: Int) throws(MetadataError) -> [JSON] {
    let path = "pipelines/\(MetadataClient.segment(pipeline))/status"
    return try optional(path, query: "startTs=\(start)&endTs=\(end)")?["data"]?.elements ?? []
  }

  /// Brings back a softly deleted entity; nil if the server answers nothing.
  public func restore(_ entity: StoredEntity) throws(MetadataError) -> StoredEntity? {
    let answer = try send("PUT", "\(entity.kind.collection)/restore", body: .object(["id": .string(entity.id)]))
    return answer.flatMap { StoredEntity($0, kind: entity.kind) }
  }

  /// The steps that test a type of connection; nil if the server has none.
  public func checks(for connectionType: String) throws(MetadataError) -> [CheckDefinition]? {
    let name = MetadataClient.segment("\(connectionType).testConnectionDefinition")
    guard let steps = try optional("services/testConnectionDefinitions/name/\(name)")?["steps"]?.elements else { return nil }
    return steps.compactMap { step in
      step["name"]?.string.map { name in
        CheckDefinition(
          name, mandatory: step["mandatory"]?.bool ?? true, shortCircuits: step["shortCircuit"]?.bool ?? false,
          errorMessage: step["errorMessage"]?.string)
      }
    }
  }
}

extension MetadataClient {
  private struct Page {
    var entities: [StoredEntity]
    var total: Int
    var after: String?
  }

  private func all(_ kind: EntityKind, _ filter: String, limit: Int) throws(MetadataError) -> [StoredEntity] {
    var entities: [StoredEntity] = []
    var after: String?
    repeat {
      let page = try page(kind, filter, limit: limit, after: after)
      entities += page.entities
      // A server that answers the same cursor again would keep us for ever.
      after = page.after == after ? nil : page.after
    } while after != nil
    return entities
  }

  private func page(_ kind: EntityKind, _ filter: String, limit: Int, after: String?) throws(MetadataError) -> Page {
    let cursor = after.map { "&after=\(PercentEncoding.encode($0))" } ?? ""
    let answer = try send("GET", kind.collection, query: "limit=\(limit)\(cursor)&\(filter)")
    let entities = (answer?["data"]?.elements ?? []).compactMap { StoredEntity($0, kind: kind) }
    let paging = answer?["paging"]
    return Page(entities: entities, total: paging?["total"]?.integer ?? entities.count, after: paging?["after"]?.string)
  }

  private func search(_ paths: [String]) throws(MetadataError) -> [String: StoredEntity] {
    var found: [String: StoredEntity] = [:]
    for path in paths {
      let query =
        "fieldName=fullPath&fieldValue=\(PercentEncoding.encode(path))&from=0&size=10"
        + "&index=\(EntityKind.container.searchIndex)&deleted=false"
      let hits = try send("GET", "search/fieldQuery", query: query)?["hits"]?["hits"]?.elements ?? []
      guard let name = hits.first?["_source"]?["fullyQualifiedName"]?.string else { continue }
      let answer = try optional("containers/name/\(MetadataClient.segment(name))", query: "fields=dataModel")
      found[path] = answer.flatMap { StoredEntity($0, kind: .container) }
    }
    return found
  }
}
