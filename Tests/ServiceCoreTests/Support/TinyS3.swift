import AWSWire
import Documents
import HTTP
import ServiceCore
import Synchronization

/// A REST service with streamed uploads: `GET` answers what `PUT` stored, in memory.
final class TinyS3: AWSService {
  let name = "s3"
  let wire = WireProtocol.restXML
  let validationCode = "InvalidArgument"
  let operationNames = ["GetObject", "PutObject"]
  let stored = Mutex<[String: [UInt8]]>([:])
  let aborted = Mutex(0)

  func prepare(_ request: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedCall {
    let path = request.path
    return PreparedCall(
      operation: "GetObject", access: .reading, parameters: .object(["Key": .string(path)]),
      permissions: [Permission("s3:GetObject", on: "arn:aws:s3:::" + path.dropFirst())]
    ) { [self] _ throws(ServiceError) in
      guard let body = stored.withLock({ $0[path] }) else {
        throw ServiceError("NoSuchKey", "The specified key does not exist.", status: 404, details: [.init("Key", path)])
      }
      return HTTPResponse(type: "text/plain", body)
    }
  }

  func streams(_ head: HTTPRequest) -> Bool { head.method == "PUT" }

  func prepareUpload(_ head: HTTPRequest, in context: RequestContext) throws(ServiceError) -> PreparedUpload? {
    PreparedUpload(
      operation: "PutObject", parameters: .object(["Key": .string(head.path)]),
      permissions: [Permission("s3:PutObject", on: "arn:aws:s3:::" + head.path.dropFirst())],
      sink: TinySink(head.path, self))
  }
}

private final class TinySink: UploadSink {
  private let path: String
  private let store: TinyS3
  private var body: [UInt8] = []

  init(_ path: String, _ store: TinyS3) { (self.path, self.store) = (path, store) }

  func receive(_ bytes: UnsafeRawBufferPointer) { body.append(contentsOf: bytes) }

  func finish(trailers: HTTPHeaders) throws(ServiceError) -> CommitStep {
    let (body, path, store) = (body, path, store)
    return { _ throws(ServiceError) in
      store.stored.withLock { $0[path] = body }
      return HTTPResponse(status: 200)
    }
  }

  func abort() { store.aborted.withLock { $0 += 1 } }
}
