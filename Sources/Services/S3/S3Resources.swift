import ServiceCore

/// A bucket's or an object's ARN has neither region nor account.
enum S3Resources {
  /// The ARN of a bucket.
  static func bucket(_ name: String) -> String { "arn:aws:s3:::\(name)" }

  /// The ARN of an object.
  static func object(_ key: String, in bucket: String) -> String { "arn:aws:s3:::\(bucket)/\(key)" }
}

extension Bucket {
  /// The bucket's ARN.
  var arn: String { S3Resources.bucket(name) }

  /// A permission on the bucket itself.
  func permission(_ action: String, context: [String: [String]] = [:]) -> Permission {
    permission(action, on: arn, context: context)
  }

  /// A permission on the bucket or something in it, under the bucket's policy.
  fileprivate func permission(_ action: String, on arn: String, context: [String: [String]]) -> Permission {
    let keys = requestKeys.isEmpty ? context : context.merging(requestKeys) { own, _ in own }
    return Permission(action, on: arn, resourceAccount: owner, context: keys).governed(by: policy)
  }
}

extension ObjectLocation {
  /// The object's ARN.
  var arn: String { S3Resources.object(key, in: bucket.name) }

  /// A permission on the object.
  func permission(_ action: String, context: [String: [String]] = [:]) -> Permission {
    bucket.permission(action, on: arn, context: context)
  }
}
