/// A call to the metadata server that failed.
public struct MetadataError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The status of the answer; nil if none came.
  public var status: Int?
  /// What the server says, or why no answer came.
  public var message: String

  /// An error.
  public init(status: Int? = nil, _ message: String) {
    (self.status, self.message) = (status, message)
  }

  /// The message.
  public var description: String { message }
}
