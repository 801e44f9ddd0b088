import AWSWire
import ServiceCore

/// A name for a version of a function.
struct FunctionAlias: OperationOutput {
  let function: FunctionReference
  let name: String
  var version: String
  var description: String
  var revision: String

  var arn: String { function.qualified(name).arn }

  func write(to fields: inout FieldWriter) {
    fields.field("AliasArn", arn)
    fields.field("Name", name)
    fields.field("FunctionVersion", version)
    fields.field("Description", description)
    fields.field("RevisionId", revision)
  }
}

/// A function and one of its aliases.
struct AliasInput: OperationInput {
  let function: FunctionName
  let alias: String

  init(_ fields: Fields) throws(ServiceError) {
    function = try fields.function()
    alias = try fields.required("Name", LambdaShapes.alias)
  }
}
