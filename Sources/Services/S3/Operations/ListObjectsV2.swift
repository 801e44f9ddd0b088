import AWSWire
import Digests
import Documents
import HTTP
import ServiceCore

/// Lists objects, continued by a token.
struct ListObjectsV2: S3Operation {
  private let listing: ObjectListing
  private let token: String?
  private let startAfter: String
  private let start: [UInt8]
  private let fetchesOwner: Bool

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    guard request.query["list-type"] == "2" else {
      throw .invalidArgument("Invalid List Type specified in request", "list-type", request.query["list-type"])
    }
    listing = try ObjectListing(request)
    token = request.query["continuation-token"]
    startAfter = request.query["start-after"] ?? ""
    fetchesOwner = request.query["fetch-owner"] == "true"
    if let token {
      start = try ListObjectsV2.position(token)
    } else {
      start = startAfter.isEmpty ? [] : Bytes.next(after: Array(startAfter.utf8))
    }
  }

  /// A token is the first key of its page, marked as ours.
  private static func position(_ token: String) throws(ServiceError) -> [UInt8] {
    guard let bytes = Base64.decode(token), bytes.first == mark else {
      throw .invalidArgument("The continuation token provided is incorrect", "continuation-token")
    }
    return Array(bytes.dropFirst())
  }

  private static let mark: UInt8 = 1

  func permissions(in context: RequestContext) -> [Permission] { [listing.permission("s3:ListBucket")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let rows = ListingRowWriter(
      listing.encoding, element: "Contents", owner: fetchesOwner ? listing.bucket.owner : nil)
    let page = try listing.page(from: start, rows, in: context)
    return listing.response("ListBucketResult", page) { xml in
      if !startAfter.isEmpty { xml.element("StartAfter", listing.encoding.encode(startAfter)) }
      xml.element("ContinuationToken", optional: token)
      if let next = page.outcome.next {
        xml.element("NextContinuationToken", Base64.encode([ListObjectsV2.mark] + next))
      }
      xml.element("KeyCount", String(page.outcome.count))
    }
  }
}
