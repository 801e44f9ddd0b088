public import AWSWire
public import HTTP
public import ServiceCore

/// Amazon S3: buckets and objects under path-style and virtual-hosted addresses.
public struct S3Service: AWSService {
  /// The service; its state lives in the cloud of each call.
  public init() {}

  /// `s3`.
  public var name: String { "s3" }

  /// XML under resource paths.
  public var wire: WireProtocol { .restXML }

  /// S3's code for arguments that break a constraint.
  public var validationCode: String { "InvalidArgument" }

  /// The operations in the route table, sorted.
  public var operationNames: [String] { RouteTable.operationNames }

  /// Objects and parts are streamed; every other body is collected.
  public func streams(_ head: HTTPRequest) -> Bool {
    guard head.method == "PUT", let request = try? S3Request(head) else { return false }
    return RouteTable.upload(for: request) != nil
  }

  /// Finds the operation by method, address and query, and decodes it.
  public func prepare(_ request: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedCall {
    var request = try S3Request(request)
    let type = try RouteTable.operation(for: request)
    if type.needsBucket { request.resolvedBucket = try Bucket.addressed(by: request, in: context) }
    let operation = try type.init(request, in: context)
    return PreparedCall(
      operation: type.name, access: type.access, parameters: request.parameters,
      permissions: try operation.permissions(in: context)
    ) { context throws(ServiceError) in
      try operation.perform(in: context)
    }
  }

  /// Decodes the head of an object's or a part's upload.
  public func prepareUpload(_ head: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedUpload? {
    var request = try S3Request(head)
    guard let type = RouteTable.upload(for: request) else { return nil }
    request.resolvedBucket = try Bucket.addressed(by: request, in: context)
    let upload = try type.init(request, in: context)
    return PreparedUpload(
      operation: type.name, parameters: request.parameters, permissions: try upload.permissions(in: context),
      sink: try upload.sink(in: context))
  }
}
