import Basics
import Documents

extension EntityStore {
  /// An entity as the API answers it.
  /// - Parameters:
  ///   - fields: the fields asked for; a star stands for all.
  ///   - origin: scheme and host for `href`; no `href` if empty.
  func rendered(_ entity: Entity, fields: Set<String>, origin: String) -> JSON {
    var members = [JSON.Member("id", .string(entity.id)), JSON.Member("name", .string(entity.name))]
    members.append(JSON.Member("fullyQualifiedName", .string(entity.fqn)))
    members += shown(entity, fields)
    members.append(JSON.Member("version", JSON(.number(entity.version.text))))
    members.append(JSON.Member("updatedAt", .number(entity.updatedAt.milliseconds)))
    members.append(JSON.Member("updatedBy", .string("ingestion-bot")))
    if !origin.isEmpty {
      members.append(JSON.Member("href", .string("\(origin)/api/v1/\(entity.kind.collection)/\(entity.id)")))
    }
    members += references(of: entity)
    if let change = entity.change { members.append(JSON.Member("changeDescription", change)) }
    members.append(JSON.Member("deleted", .bool(entity.isDeleted)))
    return JSON(.object(members))
  }

  private func shown(_ entity: Entity, _ fields: Set<String>) -> [JSON.Member] {
    let content = entity.content.members ?? []
    guard !fields.contains("*") else { return content }
    return content.filter { !EntityKind.onRequest.contains($0.name) || fields.contains($0.name) }.map { member in
      guard member.name == "columns", !fields.contains("tags"), let columns = member.value.elements else { return member }
      return JSON.Member("columns", .array(columns.map(withoutTags)))
    }
  }

  private func withoutTags(_ column: JSON) -> JSON {
    var column = column.filter { $0 != "tags" }
    if let children = column["children"]?.elements { column.set("children", .array(children.map(withoutTags))) }
    return column
  }

  /// The references to everything above, and the type of the service at the top.
  private func references(of entity: Entity) -> [JSON.Member] {
    var members: [JSON.Member] = []
    for ancestor in ancestors(of: entity) {
      let field = ancestor.kind.referenceField
      guard !members.contains(where: { $0.name == field }) else { continue }
      members.append(JSON.Member(field, ancestor.reference))
      guard field == "service", entity.kind != .ingestionPipeline else { continue }
      if let type = ancestor.content["serviceType"] { members.append(JSON.Member("serviceType", type)) }
    }
    return members
  }
}
