import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Tells chosen facts of an object without its body.
struct GetObjectAttributes: S3Operation {
  private let location: ObjectLocation
  private let version: ObjectVersion
  private let wanted: Set<String>
  private let marker: Int
  private let limit: Int

  private static let known: Set<String> = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"]

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    version = try ObjectVersion(request, key: location.key)
    let names = request.http.headers.values("x-amz-object-attributes").flatMap { $0.split(separator: ",") }
    wanted = Set(names.map { $0.filter { $0 != " " } })
    guard !wanted.isEmpty else {
      throw .invalidRequest(
        "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty")
    }
    if let unknown = wanted.subtracting(GetObjectAttributes.known).first {
      throw .invalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", unknown)
    }
    marker = request.header("x-amz-part-number-marker").flatMap { Int($0) } ?? 0
    limit = min(request.header("x-amz-max-parts").flatMap { Int($0) } ?? ListLimit.maximum, ListLimit.maximum)
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    let names =
      version.isNamed ? ["s3:GetObjectVersion", "s3:GetObjectVersionAttributes"] : ["s3:GetObject", "s3:GetObjectAttributes"]
    return [try location.tagged(names[0], in: context), try location.tagged(names[1], in: context)]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let object = try location.read(in: context)
    if wanted.contains("Checksum") { try location.unlock(object.encryption, in: context) }
    var response = S3XML.response("GetObjectAttributesResponse") { xml in
      if wanted.contains("ETag") { xml.element("ETag", object.entityTag) }
      if wanted.contains("Checksum"), let checksum = object.checksum {
        xml.open("Checksum")
        xml.checksum(checksum)
        xml.element("ChecksumType", checksum.type.rawValue)
        xml.close("Checksum")
      }
      if wanted.contains("ObjectParts"), !object.parts.isEmpty { write(object, to: &xml) }
      if wanted.contains("StorageClass") { xml.element("StorageClass", object.storageClass.rawValue) }
      if wanted.contains("ObjectSize") { xml.element("ObjectSize", String(object.size)) }
    }
    response.headers.add("Last-Modified", object.modified.httpDate)
    return response
  }

  private func write(_ object: StoredObject, to xml: inout XMLWriter) {
    let rest = object.parts.filter { $0.number > marker }
    let page = rest.prefix(max(0, limit))
    xml.open("ObjectParts")
    xml.element("PartsCount", String(object.parts.count))
    // Parts are shown one by one only where the client has chosen a checksum for them.
    if object.checksum?.type == .composite {
      xml.element("PartNumberMarker", String(marker))
      xml.element("NextPartNumberMarker", String(page.last?.number ?? 0))
      xml.element("MaxParts", String(limit))
      xml.element("IsTruncated", String(rest.count > page.count))
      for part in page { write(part, object.checksum?.algorithm, to: &xml) }
    }
    xml.close("ObjectParts")
  }

  private func write(_ part: PartLayout, _ algorithm: ChecksumAlgorithm?, to xml: inout XMLWriter) {
    xml.open("Part")
    xml.element("PartNumber", String(part.number))
    xml.element("Size", String(part.size))
    if let algorithm, !part.checksum.isEmpty { xml.element(algorithm.element, part.checksum) }
    xml.close("Part")
  }
}
