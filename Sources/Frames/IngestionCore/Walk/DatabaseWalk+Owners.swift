import MetadataModel

extension DatabaseWalk {
  /// The owners that the configuration gives an entity; nil for none.
  func owners(of level: OwnerRules.Level, _ names: [String], below parents: [OwnerReference]?) throws(MetadataError)
    -> [OwnerReference]?
  {
    guard source.hasOwners, let document = configuration.metadata.owners else { return nil }
    let rules = OwnerRules(document, find: findOwner)
    return try rules.owners(of: level, names.joined(separator: "."), below: (parents ?? []).map(\.name))
  }

  private func findOwner(_ name: String) throws(MetadataError) -> OwnerReference? {
    if let known = knownOwners[name] { return known }
    let owner = try catalog.owner(named: name, compatibility)
    knownOwners[name] = .some(owner)
    if owner == nil { warn(IngestionWarning(name, "Could not find owner: \(name)")) }
    return owner
  }
}
