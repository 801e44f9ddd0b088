import AWSWire
import Basics
import Documents
import ServiceCore

/// Lets a principal do something with a function: adds a statement to the function's policy.
enum AddPermission: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName
    let id: String
    let action: String
    let principal: String
    let condition: JSON?
    let revision: String?

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      id = try fields.required("StatementId", LambdaShapes.statementID)
      action = try fields.required("Action", LambdaShapes.action)
      principal = try fields.required("Principal")
      condition = try Input.condition(fields)
      revision = try fields.string("RevisionId")
      for name in ["FunctionUrlAuthType", "InvokedViaFunctionUrl"] where fields.json(name) != nil { throw .unserved(name) }
    }

    private static func condition(_ fields: Fields) throws(ServiceError) -> JSON? {
      var (equals, like) = (JSON.object([:]), JSON.object([:]))
      if let account = try fields.string("SourceAccount") { equals.set("AWS:SourceAccount", .string(account)) }
      if let organization = try fields.string("PrincipalOrgID") { equals.set("aws:PrincipalOrgID", .string(organization)) }
      if let token = try fields.string("EventSourceToken") { equals.set("lambda:EventSourceToken", .string(token)) }
      if let arn = try fields.string("SourceArn") { like.set("AWS:SourceArn", .string(arn)) }
      var condition = JSON.object([:])
      if equals.members?.isEmpty == false { condition.set("StringEquals", equals) }
      if like.members?.isEmpty == false { condition.set("ArnLike", like) }
      return condition.members?.isEmpty == false ? condition : nil
    }
  }

  struct Output: OperationOutput {
    let statement: JSON

    func write(to fields: inout FieldWriter) { fields.field("Statement", statement.text) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let function = try input.function.reference(in: request)
    return [
      try LambdaResources.permission(
        "AddPermission", on: function, in: request, also: ["lambda:Principal": [input.principal]])
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.function.reference(in: request)
    let store = FunctionStore(request, function)
    _ = try store.find()
    var policy = try store.policy(of: function.qualifier) ?? FunctionPolicy(statements: [], revision: "")
    guard input.revision == nil || input.revision == policy.revision else { throw .staleRevision }
    guard !policy.contains(input.id) else { throw .statementExists(input.id) }
    let statement = JSON.object([
      "Sid": .string(input.id), "Effect": .string("Allow"), "Principal": try principal(input.principal),
      "Action": .string(input.action), "Resource": .string(function.arn), "Condition": input.condition,
    ])
    policy.statements.append(statement)
    policy.revision = request.ids.uuid()
    guard policy.document.bytes.count <= 20_480 else { throw .policyTooLong }
    do { _ = try policy.compiled(of: function.arn) } catch { throw .invalidPrincipal }
    try store.put(policy, of: function.qualifier)
    return Output(statement: statement)
  }

  /// An account, an ARN, a service or everybody.
  private static func principal(_ text: String) throws(ServiceError) -> JSON {
    if text == "*" { return .string("*") }
    if text.utf8.count == 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .object(["AWS": .string("arn:aws:iam::\(text):root")])
    }
    if text.hasPrefix("arn:") { return .object(["AWS": .string(text)]) }
    guard text.contains(".") else { throw .invalidPrincipal }
    return .object(["Service": .string(text)])
  }
}
