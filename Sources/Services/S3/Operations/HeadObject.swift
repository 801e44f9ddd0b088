import AWSWire
import HTTP
import ServiceCore

/// Tells what GetObject would answer, without the body.
struct HeadObject: S3Operation {
  private let read: ObjectRead

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    read = try ObjectRead(request, in: context)
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] { try read.permissions(in: context) }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    try read.response(in: context, withBody: false)
  }
}
