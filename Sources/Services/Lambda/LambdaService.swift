public import ServiceCore

/// AWS Lambda: functions, their versions and aliases, who may call them, and what stands in for their code.
public struct LambdaService: RESTJSONService {
  /// The service.
  public init() {}

  /// `lambda`
  public let name = "lambda"
  /// The code of broken constraints.
  public let validationCode = "ValidationException"
  /// Where the operations live.
  public let routes = LambdaRoutes.all

  /// The operations served.
  public let operations = OperationTable([
    .operation(AddPermission.self),
    .operation(CreateAlias.self),
    .operation(CreateFunction.self),
    .operation(DeleteAlias.self),
    .operation(DeleteFunction.self),
    .operation(GetAlias.self),
    .operation(GetFunction.self),
    .operation(GetFunctionConfiguration.self),
    .operation(GetPolicy.self),
    .operation(Invoke.self),
    .operation(ListAliases.self),
    .operation(ListFunctions.self),
    .operation(ListVersionsByFunction.self),
    .operation(PublishVersion.self),
    .operation(RemovePermission.self),
    .operation(UpdateAlias.self),
    .operation(UpdateFunctionCode.self),
    .operation(UpdateFunctionConfiguration.self),
  ])
}
