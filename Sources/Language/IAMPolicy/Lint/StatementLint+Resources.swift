import Basics

// MARK: The form of ARNs

extension StatementLint {
  mutating func checkForm(of resource: PolicyText) {
    let text = resource.text
    if let placeholder = Placeholder.first(in: text) {
      return report("ML045", "the placeholder \(placeholder) was not replaced", at: resource)
    }
    checkVariables(of: resource)
    let parts = ARNParts(text)
    guard parts.isARN else { return }
    let (service, name) = (parts.text(2), parts.text(5).withoutVariables)
    let known = ActionTable.types(inARNsOf: service)
    guard !known.isEmpty else { return checkService(service, resource) }
    let types = known.filter { PatternOverlap.exists($0.pattern, name) }
    guard !types.isEmpty else { return reportType(name, known, resource) }
    checkRegion(parts, types, resource)
    checkAccount(parts, types, resource)
    if name == "datacatalog/AwsDataCatalog" {
      report(
        "ML053", severity: .warning,
        "catalog names in ARNs are compared letter by letter, and many clients ask for awsdatacatalog",
        help: "add the ARN with \"awsdatacatalog\" too", at: resource)
    }
  }

  private mutating func checkVariables(of resource: PolicyText) {
    guard resource.text.contains("${") else { return }
    if document.version == .v2008 {
      report(
        "ML055", "policy variables act only with Version 2012-10-17, here \(resource.text) is ordinary text",
        help: "write \"Version\": \"2012-10-17\"", at: resource)
    } else if (0..<5).contains(where: { ARNParts(resource.text).text($0).contains("${") }) {
      report("ML055", "a policy variable acts only after the fifth colon of an ARN", at: resource)
    }
  }

  private mutating func checkService(_ service: String, _ resource: PolicyText) {
    guard !service.contains("*"), !service.contains("?"), !ActionTable.isService(service) else { return }
    let near = ActionTable.service(closestTo: service)
    report(
      "ML048", "AWS has no service \"\(service)\" in ARNs", help: near.map { "did you mean \"\($0)\"?" }, at: resource)
  }

  private mutating func reportType(_ name: String, _ known: [ResourceType], _ resource: PolicyText) {
    let word = String(name.prefix { $0 != "/" && $0 != ":" })
    let service = ARNParts(resource.text).text(2)
    let words = Set(known.map { String($0.pattern.prefix { $0 != "/" && $0 != ":" }) }).subtracting(["*"])
    let near = words.first { $0.lowercased() == word.lowercased() } ?? EditDistance.closest(to: word, among: words.sorted())
    let message =
      words.contains(word) ? "\"\(name)\" is no complete name of a \(word)" : "\(service) has no resources called \"\(word)\""
    let sample = known.first { $0.pattern.hasPrefix(word) }?.sample
    report("ML048", message, help: sample.map { "such as \($0)" } ?? near.map { "did you mean \"\($0)\"?" }, at: resource)
  }

  // MARK: Region and account

  private mutating func checkRegion(_ parts: ARNParts, _ types: [ResourceType], _ resource: PolicyText) {
    let region = parts.text(3)
    if region.isEmpty, types.allSatisfy(\.hasRegion) {
      report(
        "ML046", "the ARN names no region and covers nothing",
        help: "write \(replacing(3, of: parts, by: "*")) for all regions", at: resource)
    } else if region.isLiteral, !types.contains(where: \.hasRegion) {
      report(
        "ML046", "ARNs of \(parts.text(2)) name no region, this one covers nothing",
        help: "write \(replacing(3, of: parts, by: ""))", at: resource)
    } else if region.isLiteral, !region.isRegion {
      report("ML046", "\"\(region)\" is no region", help: "such as eu-west-1", at: resource)
    }
  }

  private mutating func checkAccount(_ parts: ARNParts, _ types: [ResourceType], _ resource: PolicyText) {
    let account = parts.text(4)
    if account.isEmpty, types.allSatisfy(\.hasAccount) {
      report(
        "ML046", "the ARN names no account and covers nothing",
        help: "write the account's twelve digits: \(replacing(4, of: parts, by: "ACCOUNT"))", at: resource)
    } else if account.isLiteral, !types.contains(where: \.hasAccount) {
      report(
        "ML046", "ARNs of \(parts.text(2)) name no account, this one covers nothing",
        help: "write \(replacing(4, of: parts, by: ""))", at: resource)
    } else if account.isLiteral, account.allSatisfy(\.isNumber), account.utf8.count != 12 {
      report("ML046", "\"\(account)\" is no account: an account has twelve digits", at: resource)
    }
  }

  private func replacing(_ index: Int, of parts: ARNParts, by text: String) -> String {
    (0..<parts.count).map { $0 == index ? text : parts.text($0) }.joined(separator: ":")
  }

  mutating func checkSwallowedResources() {
    guard let all = resources.first(where: { $0.text == "*" }), resources.count > 1 else { return }
    for resource in resources where resource != all {
      report("ML049", severity: .note, "\"\(resource.text)\" adds nothing, \"*\" covers it", at: resource)
    }
  }
}

// MARK: Actions against resources

extension StatementLint {
  /// Whether actions and resources of the statement can meet at all.
  mutating func checkTypes() {
    guard !statement.actions.isNegated, statement.resources?.isNegated == false, !resources.isEmpty else { return }
    guard !resources.contains(where: { $0.text.allSatisfy { $0 == "*" } }) else { return }
    let readable = resources.filter { Placeholder.first(in: $0.text) == nil }
    guard !readable.isEmpty else { return }
    var used: Set<PolicyText> = []
    var isComplete = readable.count == resources.count
    for action in actions {
      let known = ActionTable.actions(matching: action.text)
      guard !known.isEmpty else {
        isComplete = false
        continue
      }
      let types = Set(known.flatMap(\.types))
      let met = readable.filter { resource in types.contains { $0.overlaps(resource.text) } }
      used.formUnion(met)
      guard met.isEmpty, readable.count == resources.count else { continue }
      reportMiss(action, known, readable)
    }
    guard isComplete, !used.isEmpty else { return }
    for resource in readable where !used.contains(resource) && resource.isOfKnownType {
      report("ML043", "no action of this statement acts on \"\(resource.text)\"", at: resource)
    }
  }

  private mutating func reportMiss(_ action: PolicyText, _ known: [KnownAction], _ resources: [PolicyText]) {
    let isWild = action.text.contains(where: { $0 == "*" || $0 == "?" })
    if known.allSatisfy(\.takesNoResource) {
      return report(
        "ML044", "\(action.text) takes no resource, so these resources grant nothing", help: "write \"Resource\": \"*\"",
        at: action)
    }
    let all = Set(known.flatMap(\.types)).sorted { $0.name < $1.name }
    // Access points stand for buckets and objects; naming them too would only confuse.
    let plain = all.filter { !$0.name.hasPrefix("accesspoint") }
    let types = plain.isEmpty ? all : plain
    if action.text.lowercased().hasPrefix("lakeformation:") {
      let place = types.first?.sample ?? "*"
      return report(
        "ML044", "\(action.text) is checked on \(place), which no resource of the statement covers",
        help: "write \"Resource\": \"*\"", at: action)
    }
    let wanted = isWild ? "its actions act" : "it acts"
    let names = types.count > 3 ? "none of these resources" : "\(types.map(\.spoken).joined(separator: " or ")) only"
    report(
      "ML043", "\(action.text) can never match: \(types.count > 3 ? "it acts on \(names)" : "\(wanted) on \(names)")",
      help: advice(types, resources), at: action)
  }

  /// For buckets and objects, whose ARNs are mistaken for each other most often, the ARN that is meant.
  private func advice(_ types: [ResourceType], _ resources: [PolicyText]) -> String? {
    let buckets = resources.map(\.text).filter { $0.hasPrefix("arn:aws:s3:::") }
    if types.contains(where: { $0.name == "object" }), let bucket = buckets.first {
      return "write \"\(bucket)/*\""
    }
    if types.contains(where: { $0.name == "bucket" }), let object = buckets.first {
      return "write \"\(object.prefix { $0 != "/" })\""
    }
    return types.first.map { "such as \($0.sample)" }
  }
}

extension PolicyText {
  fileprivate var isOfKnownType: Bool {
    let parts = ARNParts(text)
    return ActionTable.types(inARNsOf: parts.text(2)).contains { $0.overlaps(text) }
  }
}

extension ResourceType {
  /// Whether a resource pattern of a policy can cover ARNs of this type; region and account aside.
  func overlaps(_ resource: String) -> Bool {
    if resource.allSatisfy({ $0 == "*" }) { return true }
    let parts = ARNParts(resource)
    guard parts.isARN, PatternOverlap.exists(parts.text(2), service) else { return false }
    let name = parts.text(5).withoutVariables
    // The names of buckets hold no slash, which a glob cannot say.
    return PatternOverlap.exists(name, pattern) && !(self.name == "bucket" && name.contains("/"))
  }
}

extension String {
  /// The text with policy variables replaced by wildcards.
  fileprivate var withoutVariables: String {
    var (result, rest) = ("", Substring(self))
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound] + "*"
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  fileprivate var isLiteral: Bool { !isEmpty && !contains { $0 == "*" || $0 == "?" || $0 == "$" } }

  fileprivate var isRegion: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && parts[0].count == 2 && (parts.last?.allSatisfy(\.isNumber) ?? false)
  }
}
