import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Lists the caller's buckets, page by page if asked to.
struct ListBuckets: S3Operation {
  static var needsBucket: Bool { false }

  private let prefix: String
  private let region: String?
  private let limit: Int?
  private let token: String?

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    prefix = request.query["prefix"] ?? ""
    region = request.query["bucket-region"]
    let invalid = ServiceError.invalidArgument(
      "The continuation token provided is incorrect", "continuation-token")
    token = try PageToken.key(of: request.query["continuation-token"], invalid: invalid)
    guard let text = request.query["max-buckets"] else {
      limit = nil
      return
    }
    guard let count = Int(text), (1...10_000).contains(count) else {
      throw .invalidArgument("Argument max-buckets must be an integer between 1 and 10000", "max-buckets", text)
    }
    limit = count
  }

  func permissions(in context: RequestContext) -> [Permission] { [.anyResource("s3:ListAllMyBuckets")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let limit = limit ?? 10_000
    let found = try context.query {
      try BucketTable.list(
        owner: context.caller.account, prefix: prefix, region: region, after: token ?? "", limit: limit + 1, $0)
    }
    let page = found.prefix(limit)
    return S3XML.response("ListAllMyBucketsResult") { xml in
      xml.user("Owner", context.caller.account)
      xml.open("Buckets")
      for bucket in page {
        xml.open("Bucket")
        xml.element("Name", bucket.name)
        xml.element("CreationDate", bucket.created.iso8601Milliseconds)
        xml.element("BucketRegion", bucket.region)
        xml.close("Bucket")
      }
      xml.close("Buckets")
      if found.count > limit, let last = page.last { xml.element("ContinuationToken", PageToken.make(after: last.name)) }
      if !prefix.isEmpty { xml.element("Prefix", prefix) }
    }
  }
}
