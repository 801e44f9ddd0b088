import ServiceCore

/// The keys that AWS makes for its services when they are first needed, each under `alias/aws/SERVICE`.
struct ManagedKey: Sendable {
  let alias: String
  let description: String
  let policy: String

  /// The services that have a key of their own here.
  private static let services = ["athena", "glue", "lambda", "s3"]

  /// The key of an alias; nil if AWS has none of that name.
  init?(alias: String, in request: RequestContext) {
    guard alias.hasPrefix("alias/aws/") else { return nil }
    let service = String(alias.dropFirst("alias/aws/".count))
    guard ManagedKey.services.contains(service) else { return nil }
    self.alias = alias
    description =
      service == "s3"
      ? "Default key that protects my S3 objects when no other key is defined"
      : "Default key that protects my \(service) resources when no other key is defined"
    policy = ManagedKey.policy(of: service, in: request)
  }

  /// Whoever of the account may use the service may use the key through it; IAM decides who may look at it.
  private static func policy(of service: String, in request: RequestContext) -> String {
    """
    {
      "Version" : "2012-10-17",
      "Id" : "auto-\(service)-2",
      "Statement" : [ {
        "Sid" : "Allow access through \(service.uppercased()) for all principals in the account that are authorized to use \(service.uppercased())",
        "Effect" : "Allow",
        "Principal" : {
          "AWS" : "*"
        },
        "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey" ],
        "Resource" : "*",
        "Condition" : {
          "StringEquals" : {
            "kms:CallerAccount" : "\(request.account)",
            "kms:ViaService" : "\(service).\(request.region).amazonaws.com"
          }
        }
      }, {
        "Sid" : "Allow direct access to key metadata to the account",
        "Effect" : "Allow",
        "Principal" : {
          "AWS" : "arn:aws:iam::\(request.account):root"
        },
        "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
        "Resource" : "*"
      } ]
    }
    """
  }
}
