import Basics
import Documents
public import MetadataModel

extension MetadataClient {
  /// A team or user by its name or displayed name, or by its address.
  public func owner(named name: String, _ compatibility: Compatibility) throws(MetadataError) -> OwnerReference? {
    let clause = JSON.object([
      "query": .string("\(name) AND isBot:false"), "fields": .array([.string("name"), .string("displayName")]),
      "default_operator": .string("AND"), "fuzziness": .string("AUTO"),
    ])
    let filter = JSON.object(["query": .object(["query_string": clause])])
    let byName = "query_filter=\(PercentEncoding.encode(filter.text))"
    if let team = try found(.team, byName) {
      if team.document["teamType"]?.string == "Group" { return reference(team) }
      // The original client looks no further when the name is that of a department.
      if compatibility != .standard { return nil }
    }
    if let user = try found(.user, byName) { return reference(user) }
    guard name.contains("@") else { return nil }
    let byAddress = "q=\(PercentEncoding.encode("email.keyword:\(name)"))"
    if let user = try found(.user, byAddress) { return reference(user) }
    return try found(.team, byAddress).map(reference)
  }

  /// The first hit of a search in full; a search that the server cannot do finds nothing.
  private func found(_ kind: EntityKind, _ query: String) throws(MetadataError) -> StoredEntity? {
    let answer: JSON?
    do throws(MetadataError) {
      answer = try send("GET", "search/query", query: "\(query)&from=0&size=1&index=\(kind.searchIndex)")
    } catch  where error.status != nil {
      return nil
    }
    guard let hit = answer?["hits"]?["hits"]?[0]?["_source"]?["fullyQualifiedName"]?.string else { return nil }
    let entity = try optional("\(kind.collection)/name/\(MetadataClient.segment(hit))")
    return entity.flatMap { StoredEntity($0, kind: kind) }
  }

  private func reference(_ entity: StoredEntity) -> OwnerReference {
    OwnerReference(
      id: entity.id, type: entity.kind.name, name: entity.name, displayName: entity.document["displayName"]?.string)
  }
}
