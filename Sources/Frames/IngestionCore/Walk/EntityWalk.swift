import MetadataModel

/// A walk through a source that hands entities to a sink.
protocol EntityWalk: AnyObject {
  var status: StepStatus { get set }
  var sink: any MetadataSink { get }
  var catalog: any MetadataCatalog { get }
  var compatibility: Compatibility { get }
  var observe: (IngestionEvent) -> Void { get }
  /// Whether what people wrote on the server is replaced by what the source says.
  var overridesMetadata: Bool { get }
}

extension DatabaseWalk: EntityWalk {
  var overridesMetadata: Bool { configuration.metadata.overridesMetadata }
}

extension EntityWalk {
  /// Hands an entity to the sink if the server does not have it as it is now.
  func emit(_ request: EntityRequest, named name: String, _ known: KnownEntities) throws(MetadataError) {
    let hash = request.sourceHash
    guard let stored = known[name], compatibility.skipsUnchangedEntities else {
      return create(request, name, hash)
    }
    if stored.isDeleted { return try restore(stored, request, hash) }
    guard stored.sourceHash != hash || overridesMetadata else { return }
    guard let entity = try catalog.entity(request.kind, named: name, includingDeleted: false) else {
      return create(request, name, hash)
    }
    update(entity, request, hash)
  }

  private func create(_ request: EntityRequest, _ name: String, _ hash: String?) {
    status.scanned("\(request.kind.title) [\(name)]")
    sink.write(.create(request, name: name, sourceHash: hash))
  }

  private func update(_ entity: StoredEntity, _ request: EntityRequest, _ hash: String?) {
    status.changed("\(request.kind.title) [\(entity.fullyQualifiedName)]")
    sink.write(.update(entity, request, sourceHash: hash))
  }

  /// Brings back what was deleted, then changes it if it has changed meanwhile.
  private func restore(_ stored: StoredEntity, _ request: EntityRequest, _ hash: String?) throws(MetadataError) {
    let name = stored.fullyQualifiedName
    guard let entity = try catalog.entity(request.kind, named: name, includingDeleted: true) else {
      return create(request, name, hash)
    }
    guard let restored = try catalog.restore(entity) else {
      return observe(.log(.warn, "the server did not restore \(request.kind.title) \(name)"))
    }
    if stored.sourceHash != hash || overridesMetadata { update(restored, request, hash) }
  }
}
