import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Lists the uploads in parts that were begun and neither completed nor aborted.
struct ListMultipartUploads: S3Operation {
  private let bucket: Bucket
  private let prefix: String
  private let delimiter: String
  private let keyMarker: String
  private let idMarker: String
  private let limit: Int
  private let encoding: KeyEncoding

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
    prefix = request.query["prefix"] ?? ""
    delimiter = request.query["delimiter"] ?? ""
    keyMarker = request.query["key-marker"] ?? ""
    // An id without a key says nothing.
    idMarker = keyMarker.isEmpty ? "" : request.query["upload-id-marker"] ?? ""
    limit = try ListLimit.page("max-uploads", in: request)
    encoding = try KeyEncoding(request)
  }

  func permissions(in context: RequestContext) -> [Permission] {
    [bucket.permission("s3:ListBucketMultipartUploads")]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let page = try context.query { connection in
      var page = Page(limit: limit)
      var bounds = KeyBounds(prefix: prefix)
      bounds.start(at: Array(keyMarker.utf8))
      var isPastMarker = keyMarker.isEmpty
      try UploadTable.visit(in: bucket, from: bounds.lower, below: bounds.upper, connection) { upload in
        // Without an id the marker's own key is passed over whole; with one, everything up to the id.
        if !isPastMarker, upload.key == keyMarker {
          isPastMarker = upload.id == idMarker
          return true
        }
        isPastMarker = true
        return page.take(upload, commonPrefix(of: upload.key), marker: keyMarker)
      }
      return page
    }
    return response(page)
  }

  private func commonPrefix(of key: String) -> String? {
    guard !delimiter.isEmpty else { return nil }
    let rest = key.utf8.dropFirst(prefix.utf8.count)
    guard let end = Bytes.end(of: Array(delimiter.utf8), in: Array(rest)) else { return nil }
    return prefix + String(decoding: rest.prefix(end), as: UTF8.self)
  }

  private func response(_ page: Page) -> HTTPResponse {
    S3XML.response("ListMultipartUploadsResult") { xml in
      xml.element("Bucket", bucket.name)
      xml.element("KeyMarker", encoding.encode(keyMarker))
      xml.element("UploadIdMarker", idMarker)
      if page.isTruncated {
        xml.element("NextKeyMarker", encoding.encode(page.lastKey))
        xml.element("NextUploadIdMarker", page.lastID)
      }
      if !prefix.isEmpty { xml.element("Prefix", encoding.encode(prefix)) }
      if !delimiter.isEmpty { xml.element("Delimiter", encoding.encode(delimiter)) }
      if encoding == .url { xml.element("EncodingType", "url") }
      xml.element("MaxUploads", String(limit))
      xml.element("IsTruncated", String(page.isTruncated))
      for upload in page.uploads { write(upload, to: &xml) }
      for prefix in page.prefixes {
        xml.open("CommonPrefixes")
        xml.element("Prefix", encoding.encode(prefix))
        xml.close("CommonPrefixes")
      }
    }
  }

  private func write(_ upload: MultipartUpload, to xml: inout XMLWriter) {
    xml.open("Upload")
    xml.element("Key", encoding.encode(upload.key))
    xml.element("UploadId", upload.id)
    xml.initiator(upload.initiator)
    xml.user("Owner", bucket.owner)
    xml.element("StorageClass", upload.storageClass.rawValue)
    xml.element("Initiated", upload.initiated.iso8601Milliseconds)
    if let chosen = upload.chosen {
      xml.element("ChecksumAlgorithm", chosen.rawValue)
      xml.element("ChecksumType", upload.type.rawValue)
    }
    xml.close("Upload")
  }

  /// What one answer holds.
  private struct Page {
    let limit: Int
    var uploads: [MultipartUpload] = []
    var prefixes: [String] = []
    var isTruncated = false
    var lastKey = ""
    var lastID = ""

    init(limit: Int) { self.limit = limit }

    /// Takes one more; false when the page is full.
    mutating func take(_ upload: MultipartUpload, _ prefix: String?, marker: String) -> Bool {
      if let prefix, prefix == prefixes.last || prefix == marker { return true }
      guard uploads.count + prefixes.count < limit else {
        isTruncated = limit > 0
        return false
      }
      if let prefix {
        prefixes.append(prefix)
        (lastKey, lastID) = (prefix, "")
      } else {
        uploads.append(upload)
        (lastKey, lastID) = (upload.key, upload.id)
      }
      return true
    }
  }
}
