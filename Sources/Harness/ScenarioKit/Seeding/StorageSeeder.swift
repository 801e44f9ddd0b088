import Basics
import Documents

/// Makes buckets and objects.
struct StorageSeeder {
  let world: World
  let files: ScenarioFiles

  func apply(_ buckets: [BucketSeed]) throws(Diagnostic) {
    for bucket in buckets {
      try world.makeBucket(bucket.name, at: bucket.location)
      for object in bucket.objects { try put(object, in: bucket.name) }
    }
  }

  private func put(_ object: BucketSeed.Object, in bucket: String) throws(Diagnostic) {
    var input = JSON.object(["Bucket": .string(bucket), "Key": .string(object.key)])
    if let type = object.contentType { input.set("ContentType", .string(type)) }
    if !object.metadata.isEmpty {
      input.set("Metadata", JSON(.object(object.metadata.map { JSON.Member($0.name, .string($0.value)) })))
    }
    try world.make("s3:PutObject", input, body: try bytes(object.content), at: object.location)
  }

  private func bytes(_ content: BucketSeed.Content) throws(Diagnostic) -> [UInt8] {
    switch content {
    case .text(let text): Array(text.utf8)
    case .file(let file): try files.bytes(of: file)
    case .zeros(let count): [UInt8](repeating: 0, count: count)
    }
  }
}

extension World {
  /// Makes a bucket unless it is there.
  func makeBucket(_ name: String, at location: SourceLocation) throws(Diagnostic) {
    guard buckets.insert(name).inserted else { return }
    // S3 wants the region of every bucket but those of us-east-1, where it must not be named.
    let configuration = region == "us-east-1" ? nil : JSON.object(["LocationConstraint": .string(region)])
    let input = JSON.object(["Bucket": .string(name), "CreateBucketConfiguration": configuration])
    try make("s3:CreateBucket", input, at: location)
  }
}
