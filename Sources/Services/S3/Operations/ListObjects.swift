import AWSWire
import Documents
import HTTP
import ServiceCore

/// Lists objects, continued by naming the last key.
struct ListObjects: S3Operation {
  private let listing: ObjectListing
  private let marker: String

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    listing = try ObjectListing(request)
    marker = request.query["marker"] ?? ""
  }

  func permissions(in context: RequestContext) -> [Permission] { [listing.permission("s3:ListBucket")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let rows = ListingRowWriter(listing.encoding, element: "Contents", owner: listing.bucket.owner)
    let page = try listing.page(from: listing.start(after: marker), rows, in: context)
    return listing.response("ListBucketResult", page) { xml in
      xml.element("Marker", listing.encoding.encode(marker))
      // Without a delimiter the client has the last key anyway.
      if page.outcome.next != nil, !listing.delimiter.isEmpty {
        xml.element("NextMarker", listing.encoding.encode(String(decoding: page.outcome.last, as: UTF8.self)))
      }
    }
  }
}
