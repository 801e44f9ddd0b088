public import Basics

/// A bucket and the objects in it.
public struct BucketSeed: Sendable {
  /// What an object holds.
  public enum Content: Sendable, Equatable {
    /// A text.
    case text(String)
    /// The content of a file.
    case file(FileReference)
    /// So many zero bytes.
    case zeros(Int)
  }

  /// An object.
  public struct Object: Sendable {
    /// Its key.
    public var key: String
    /// What it holds.
    public var content: Content
    /// Its content type; nil for S3's default.
    public var contentType: String?
    /// Its own metadata in order.
    public var metadata: [(name: String, value: String)]
    /// Where its key stands.
    public var location: SourceLocation
  }

  /// Its name.
  public var name: String
  /// Its objects in order.
  public var objects: [Object]
  /// Where its name stands.
  public var location: SourceLocation
}
