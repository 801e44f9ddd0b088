import AWSWire
import Documents
import HTTP
import ServiceCore

/// Lists versions of objects. Buckets here keep one of each, whose id is `null` as in every bucket without versioning.
struct ListObjectVersions: S3Operation {
  private let listing: ObjectListing
  private let keyMarker: String
  private let idMarker: String

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    listing = try ObjectListing(request)
    keyMarker = request.query["key-marker"] ?? ""
    idMarker = request.query["version-id-marker"] ?? ""
  }

  func permissions(in context: RequestContext) -> [Permission] { [listing.permission("s3:ListBucketVersions")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let rows = ListingRowWriter(
      listing.encoding, element: "Version", owner: listing.bucket.owner,
      suffix: "<VersionId>null</VersionId><IsLatest>true</IsLatest>")
    let page = try listing.page(from: listing.start(after: keyMarker), rows, in: context)
    return listing.response("ListVersionsResult", page) { xml in
      xml.element("KeyMarker", listing.encoding.encode(keyMarker))
      xml.element("VersionIdMarker", idMarker)
      if page.outcome.next != nil {
        xml.element("NextKeyMarker", listing.encoding.encode(String(decoding: page.outcome.last, as: UTF8.self)))
        if page.outcome.prefixes.last != page.outcome.last { xml.element("NextVersionIdMarker", "null") }
      }
    }
  }
}
