import Basics
import Documents

/// Puts policies on resources.
struct ResourcePolicySeeder {
  let world: World
  let files: ScenarioFiles

  /// Sets a bucket's policy. A bucket that a scenario gives a policy may be opened by it to everybody, so the block of
  /// public access that new buckets have goes first.
  func apply(bucket policy: PolicySeed) throws(Diagnostic) {
    try world.makeBucket(policy.name, at: policy.location)
    let bucket = JSON.object(["Bucket": .string(policy.name)])
    try world.make("s3:DeletePublicAccessBlock", bucket, at: policy.location)
    let text = try files.text(of: policy.document)
    try world.make(
      "s3:PutBucketPolicy", .object(["Bucket": .string(policy.name), "Policy": .string(text)]), at: policy.location)
  }

  /// Sets the policy of the Data Catalog.
  func apply(catalog policy: PolicySeed) throws(Diagnostic) {
    let text = try files.text(of: policy.document)
    try world.make("glue:PutResourcePolicy", .object(["PolicyInJson": .string(text)]), at: policy.location)
  }
}
