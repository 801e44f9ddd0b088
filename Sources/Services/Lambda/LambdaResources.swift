import AWSWire
import IAMPolicy
import ServiceCore

/// What Lambda's actions are checked on.
enum LambdaResources {
  /// An action on a function as the request names it: a qualifier is part of the ARN. The function's policy may open it
  /// to others.
  static func permission(
    _ action: String, on function: FunctionReference, in request: RequestContext, also keys: [String: [String]] = [:]
  ) throws(ServiceError) -> Permission {
    let policy = try FunctionStore(request, function).policy(of: function.qualifier)?.compiled(of: function.arn)
    return Permission(
      "lambda:\(action)", on: [function.arn], resourceAccount: function.account, context: keys
    ).governed(by: policy)
  }

  /// The right to hand a role to Lambda.
  static func passing(_ role: String) -> Permission {
    Permission("iam:PassRole", on: role, context: ["iam:PassedToService": ["lambda.amazonaws.com"]])
  }
}
