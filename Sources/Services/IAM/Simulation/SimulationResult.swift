import AWSWire
import IAMPolicy

/// What a simulation says of one action on one resource.
struct SimulationVerdict: Sendable {
  let resource: String
  let effect: Decision.Effect
  var statements: [MatchedStatement] = []
  var missingKeys: [String] = []
  /// Nil without a permissions boundary.
  var allowedByBoundary: Bool?
  /// Nil outside organizations.
  var allowedByOrganization: Bool?
  /// What each side says by itself; empty within one account.
  var sides: [(key: String, value: Decision.Effect)] = []

  init(resource: String, effect: Decision.Effect) {
    (self.resource, self.effect) = (resource, effect)
  }
}

/// What a simulation says of one action: a summary, and the verdict for each resource that was named.
struct SimulationResult: Sendable {
  let action: String
  /// Whether no resource was named.
  let isGeneral: Bool
  /// At least one.
  let verdicts: [SimulationVerdict]

  /// The strictest of the resources' verdicts.
  var effect: Decision.Effect {
    let effects = verdicts.map(\.effect)
    if effects.contains(.explicitDeny) { return .explicitDeny }
    return effects.contains(.implicitDeny) ? .implicitDeny : .allowed
  }

  /// The resource; the form of its ARN where several were named.
  var resource: String { verdicts.count == 1 ? verdicts[0].resource : ARNForm.form(of: verdicts[0].resource) }
}

extension FieldWriter {
  mutating func simulationResult(_ result: SimulationResult) {
    let summary = result.verdicts.count == 1 ? result.verdicts[0] : nil
    field("EvalActionName", result.action)
    field("EvalResourceName", result.resource)
    field("EvalDecision", result.effect.rawValue)
    matchedStatements(summary?.statements ?? [])
    list("MissingContextValues", result.isGeneral ? summary?.missingKeys ?? [] : [])
    organization(result.verdicts.compactMap(\.allowedByOrganization))
    boundary(result.verdicts.compactMap(\.allowedByBoundary))
    guard !result.isGeneral else { return }
    details(summary?.sides ?? [])
    list("ResourceSpecificResults", result.verdicts) { fields, verdict in fields.verdict(verdict) }
  }

  private mutating func verdict(_ verdict: SimulationVerdict) {
    field("EvalResourceName", verdict.resource)
    field("EvalResourceDecision", verdict.effect.rawValue)
    matchedStatements(verdict.statements)
    if !verdict.missingKeys.isEmpty { list("MissingContextValues", verdict.missingKeys) }
    if !verdict.sides.isEmpty { details(verdict.sides) }
    boundary(verdict.allowedByBoundary.map { [$0] } ?? [])
  }

  private mutating func details(_ sides: [(key: String, value: Decision.Effect)]) {
    map("EvalDecisionDetails", sides.map { (key: $0.key, value: $0.value.rawValue) })
  }

  private mutating func boundary(_ answers: [Bool]) {
    guard !answers.isEmpty else { return }
    structure("PermissionsBoundaryDecisionDetail") { $0.field("AllowedByPermissionsBoundary", !answers.contains(false)) }
  }

  private mutating func organization(_ answers: [Bool]) {
    guard !answers.isEmpty else { return }
    structure("OrganizationsDecisionDetail") { $0.field("AllowedByOrganizations", !answers.contains(false)) }
  }
}

/// The forms of ARNs that summaries over several resources show, as the service authorization reference writes them.
enum ARNForm {
  /// The form of a resource's ARN; `*` for services without a form here.
  static func form(of resource: String) -> String {
    guard let arn = ARN(resource) else { return "*" }
    let type = arn.resource.prefix { $0 != "/" && $0 != ":" }
    switch (arn.service, type) {
    case ("s3", _): return "arn:${Partition}:s3:::${BucketName}" + (arn.resource.contains("/") ? "/${KeyName}" : "")
    case ("glue", "catalog"): return regional("glue", "catalog")
    case ("glue", "database"): return regional("glue", "database/${DatabaseName}")
    case ("glue", "table"): return regional("glue", "table/${DatabaseName}/${TableName}")
    case ("athena", "workgroup"): return regional("athena", "workgroup/${WorkGroupName}")
    case ("athena", "datacatalog"): return regional("athena", "datacatalog/${DataCatalogName}")
    case ("lambda", "function"): return regional("lambda", "function:${FunctionName}")
    case ("kms", "key"): return regional("kms", "key/${KeyId}")
    case ("iam", "role"): return "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}"
    case ("iam", "user"): return "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}"
    default: return "*"
    }
  }

  private static func regional(_ service: String, _ resource: String) -> String {
    "arn:${Partition}:\(service):${Region}:${Account}:\(resource)"
  }
}
