public import ServiceCore

/// AWS Security Token Service.
public struct STSService: QueryService {
  /// The service.
  public init() {}

  /// `sts`
  public let name = "sts"
  /// The name space of answers.
  public let namespace = "https://sts.amazonaws.com/doc/2011-06-15/"
  /// The code of broken constraints.
  public let validationCode = "ValidationError"

  /// The operations served.
  public let operations = OperationTable([
    .operation(AssumeRole.self),
    .operation(GetAccessKeyInfo.self),
    .operation(GetCallerIdentity.self),
    .operation(GetSessionToken.self),
  ])
}
