import AWSWire
import Documents
import HTTP
import ServiceCore

/// What the listings of objects share: the choice of keys, the permission and the end of the document.
struct ObjectListing: Sendable {
  /// The bucket listed.
  let bucket: Bucket
  /// What keys must begin with.
  let prefix: String
  /// What ends a common prefix; empty for none.
  let delimiter: String
  /// The most objects and prefixes on a page.
  let limit: Int
  /// How keys are written.
  let encoding: KeyEncoding
  private let conditionKeys: [String: [String]]

  /// Reads the parameters that all listings have.
  init(_ request: S3Request) throws(ServiceError) {
    bucket = try request.bucket()
    prefix = request.query["prefix"] ?? ""
    delimiter = request.query["delimiter"] ?? ""
    limit = try ListLimit.page("max-keys", in: request)
    encoding = try KeyEncoding(request)
    var keys: [String: [String]] = [:]
    for name in ["prefix", "delimiter", "max-keys"] {
      if let value = request.query[name] { keys["s3:\(name)"] = [value] }
    }
    conditionKeys = keys
  }

  /// The permission to list, with what is listed as condition keys.
  func permission(_ action: String) -> Permission { bucket.permission(action, context: conditionKeys) }

  /// A page.
  /// - Parameter start: the first key or prefix to show.
  func page(
    from start: [UInt8], _ rows: ListingRowWriter, in context: RequestContext
  ) throws(ServiceError) -> (outcome: ListingScan.Outcome, rows: [UInt8]) {
    try context.query { connection in
      var rows = rows
      var scan = ListingScan(bucket, prefix: prefix, delimiter: delimiter, start: start, limit: limit)
      let outcome = try scan.run(connection) { rows.add($0) }
      return (outcome, rows.bytes)
    }
  }

  /// The document of a page.
  /// - Parameter head: writes the elements that only one kind of listing has.
  func response(
    _ root: String, _ page: (outcome: ListingScan.Outcome, rows: [UInt8]), head: (inout XMLWriter) -> Void
  ) -> HTTPResponse {
    var xml = XMLWriter(declaration: true)
    xml.open(root, ["xmlns": S3XML.namespace])
    xml.element("Name", bucket.name)
    xml.element("Prefix", encoding.encode(prefix))
    head(&xml)
    xml.element("MaxKeys", String(limit))
    if !delimiter.isEmpty { xml.element("Delimiter", encoding.encode(delimiter)) }
    if encoding == .url { xml.element("EncodingType", "url") }
    xml.element("IsTruncated", String(page.outcome.next != nil))
    var tail = XMLWriter(declaration: false)
    for prefix in page.outcome.prefixes {
      tail.open("CommonPrefixes")
      tail.element("Prefix", encoding.encode(String(decoding: prefix, as: UTF8.self)))
      tail.close("CommonPrefixes")
    }
    tail.close(root)
    return HTTPResponse(type: "application/xml", xml.bytes + page.rows + tail.bytes)
  }

  /// Where a page begins after a marker: a marker that is itself a common prefix stands for all keys that share it.
  func start(after marker: String) -> [UInt8] {
    if marker.isEmpty { return [] }
    let bytes = Array(marker.utf8)
    let isCommonPrefix =
      marker.utf8.starts(with: prefix.utf8)
      && Bytes.end(of: Array(delimiter.utf8), in: bytes.dropFirst(prefix.utf8.count)) == bytes.count - prefix.utf8.count
    return isCommonPrefix ? Bytes.successor(of: bytes) ?? bytes : Bytes.next(after: bytes)
  }
}
