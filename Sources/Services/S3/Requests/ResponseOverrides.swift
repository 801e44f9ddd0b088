import AWSWire
import HTTP
import IAMPolicy
import ServiceCore

/// The query parameters that replace headers of an answer.
enum ResponseOverrides {
  private static let names: KeyValuePairs = [
    "response-content-type": "Content-Type", "response-content-language": "Content-Language",
    "response-expires": "Expires", "response-cache-control": "Cache-Control",
    "response-content-disposition": "Content-Disposition", "response-content-encoding": "Content-Encoding",
  ]

  /// The headers to set.
  /// - Throws: `InvalidRequest` for callers without credentials, `InvalidArgument` for what no header can hold.
  static func fields(_ request: S3Request, in context: RequestContext) throws(ServiceError) -> [HTTPHeaders.Field] {
    if request.query.items.isEmpty { return [] }
    var fields: [HTTPHeaders.Field] = []
    for (parameter, header) in names {
      guard let value = request.query[parameter] else { continue }
      guard context.caller.principal != .anonymous else {
        throw .invalidRequest("Request specific response headers cannot be used for anonymous GET requests.")
      }
      guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        throw .invalidArgument("Header value cannot be represented using ISO-8859-1.", parameter, value)
      }
      fields.append(.init(header, value))
    }
    return fields
  }
}
