import ServiceCore

/// The condition keys that the checks of AssumeRole share.
struct AssumeRoleConditions {
  let keys: [String: [String]]

  init(_ input: AssumeRole.Input, _ request: RequestContext) {
    var keys: [String: [String]] = [:]
    if let externalID = input.externalID { keys["sts:ExternalId"] = [externalID] }
    let identity = request.caller.session?.sourceIdentity ?? input.sourceIdentity
    if let identity { keys["sts:SourceIdentity"] = [identity] }
    for tag in input.tags { keys["aws:RequestTag/\(tag.key)"] = [tag.value] }
    if !input.tags.isEmpty { keys["aws:TagKeys"] = input.tags.map(\.key) }
    if !input.transitiveTagKeys.isEmpty { keys["sts:TransitiveTagKeys"] = input.transitiveTagKeys }
    self.keys = keys
  }
}
