public import AWSWire
public import Documents
public import HTTP

/// A decoded request, ready to be authorized and performed.
public struct PreparedCall: Sendable {
  /// The operation's name, such as `GetTables`.
  public var operation: String
  /// How it uses the state.
  public var access: StateAccess
  /// The input as a document, for the journal and for the `where` of faults.
  public var parameters: JSON
  /// What the caller must be allowed to do.
  public var permissions: [Permission]
  /// Broken constraints of the input; answered after authorization, as AWS mostly does.
  public var invalid: ServiceError?
  /// Does it and encodes the answer. For a writing call the context holds the writer's session.
  public var perform: @Sendable (RequestContext) throws(ServiceError) -> HTTPResponse

  /// A call.
  public init(
    operation: String, access: StateAccess, parameters: JSON, permissions: [Permission], invalid: ServiceError? = nil,
    perform: @escaping @Sendable (RequestContext) throws(ServiceError) -> HTTPResponse
  ) {
    (self.operation, self.access, self.parameters) = (operation, access, parameters)
    (self.permissions, self.invalid, self.perform) = (permissions, invalid, perform)
  }
}

/// An upload whose head was decoded: authorized before any byte of its body is taken.
public struct PreparedUpload {
  /// The operation's name, such as `PutObject`.
  public var operation: String
  /// The input without the body, for the journal and for the `where` of faults.
  public var parameters: JSON
  /// What the caller must be allowed to do.
  public var permissions: [Permission]
  /// Takes the decoded bytes of the body.
  public var sink: any UploadSink

  /// An upload.
  public init(operation: String, parameters: JSON, permissions: [Permission], sink: any UploadSink) {
    (self.operation, self.parameters, self.permissions, self.sink) = (operation, parameters, permissions, sink)
  }
}

/// Takes the bytes of an upload, freed of chunk framing, on the connection's thread.
public protocol UploadSink: AnyObject {
  /// The next bytes. Problems are remembered and told by `finish`.
  func receive(_ bytes: UnsafeRawBufferPointer)

  /// All bytes came and every signature and payload hash held. Checks digests and answers the write that makes the
  /// object appear.
  /// - Parameter trailers: the verified trailing headers of a chunked body.
  func finish(trailers: HTTPHeaders) throws(ServiceError) -> CommitStep

  /// Drops what was taken.
  func abort()
}

/// The last step of an upload: runs on the writer in a savepoint.
public typealias CommitStep = @Sendable (RequestContext) throws(ServiceError) -> HTTPResponse
