import Documents

/// What a PUT makes of an entity that is there: a bot's request does not undo what people did in the catalog.
struct ContentMerge: Sendable {
  /// The entity's content so far.
  let current: JSON
  /// The content that the request describes.
  let request: JSON

  /// The content after the PUT.
  var result: JSON {
    var merged = keepingPeoplesWork(current, request)
    for member in current.members ?? [] where isKept(member.name) && merged[member.name] == nil {
      merged.set(member.name, member.value)
    }
    if let columns = merged["columns"]?.elements {
      merged.set("columns", .array(mergedColumns(current["columns"]?.elements ?? [], columns)))
    }
    return merged
  }

  /// A view whose text changed has to have its lineage read again.
  private func isKept(_ field: String) -> Bool {
    guard EntityKind.keptWhenLeftOut.contains(field) else { return false }
    return field != "processedLineage" || current["schemaDefinition"] == request["schemaDefinition"]
  }

  private func keepingPeoplesWork(_ old: JSON, _ new: JSON) -> JSON {
    var merged = new
    for field in EntityKind.firstWriteWins {
      if let value = old[field], !value.isBlank { merged.set(field, value) }
    }
    if let tags = mergedTags(old["tags"]?.elements ?? [], new["tags"]?.elements ?? []) {
      merged.set("tags", .array(tags))
    }
    return merged
  }

  /// The tags of both; nil if there are none.
  private func mergedTags(_ old: [JSON], _ new: [JSON]) -> [JSON]? {
    let known = Set(old.compactMap { $0["tagFQN"]?.string })
    let all = old + new.filter { !known.contains($0["tagFQN"]?.string ?? "") }
    return all.isEmpty ? nil : all
  }

  private func mergedColumns(_ old: [JSON], _ new: [JSON]) -> [JSON] {
    let byName = Dictionary(old.map { ($0["name"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    return new.map { column in
      guard let before = byName[column["name"]?.string ?? ""] else { return column }
      var merged = keepingPeoplesWork(before, column)
      if let children = column["children"]?.elements {
        merged.set("children", .array(mergedColumns(before["children"]?.elements ?? [], children)))
      }
      return merged
    }
  }
}
