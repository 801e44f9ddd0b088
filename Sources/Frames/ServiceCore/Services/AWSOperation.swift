public import AWSWire
public import HTTP

/// How an operation uses the state.
public enum StateAccess: Sendable {
  /// Reads only; runs on the server's worker thread.
  case reading
  /// Writes; runs on the one writer in a savepoint, answered after the commit.
  case writing
  /// May take over 5 ms; runs on the work pool and writes through `RequestContext.commit`.
  case working
}

/// One operation of an AWS service with a bounded body.
///
/// The file of an operation reads like its page in AWS's reference: input, output, permissions, behaviour.
public protocol AWSOperation: SendableMetatype {
  /// What is sent.
  associatedtype Input: OperationInput
  /// What is answered.
  associatedtype Output: OperationOutput

  /// The operation's name on the wire; the type's own name unless said otherwise.
  static var name: String { get }

  /// How the state is used.
  static var access: StateAccess { get }

  /// What the caller must be allowed to do. `.none` has to be said explicitly.
  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission]

  /// Does it.
  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output
}

extension AWSOperation {
  /// The type's own name.
  public static var name: String { String(describing: Self.self) }

  /// Operations read unless they say otherwise.
  public static var access: StateAccess { .reading }
}

/// An operation's input, read member by member.
public protocol OperationInput: Sendable {
  /// Reads the input; broken constraints are recorded by `fields`, wrong types thrown.
  init(_ fields: Fields) throws(ServiceError)
}

/// An operation's output, written member by member.
public protocol OperationOutput: Sendable {
  /// Writes the members.
  func write(to fields: inout FieldWriter)

  /// The answer itself, of the few outputs that are no document; nil for all others.
  var answer: HTTPResponse? { get }
}

extension OperationOutput {
  /// A document is written.
  public var answer: HTTPResponse? { nil }
}

/// An input without members.
public struct EmptyInput: OperationInput {
  /// Reads nothing.
  public init(_ fields: Fields) {}
}

/// An output without members.
public struct EmptyOutput: OperationOutput {
  /// An output without members.
  public init() {}

  /// Writes nothing.
  public func write(to fields: inout FieldWriter) {}
}
