/// A JSON function's input, path and parameters.
public struct JSONPathCall: Sendable, Hashable {
  /// The document.
  public var input: JSONInput
  /// The path's text.
  public var path: String
  /// Where the path's text begins, its quote included.
  @SourceLocation public var pathPosition: SQLPosition
  /// `AS name` after the path.
  public var pathName: Identifier?
  /// `PASSING value AS name`
  public var arguments: [Argument] = []

  /// A parameter of the path.
  public struct Argument: Sendable, Hashable {
    /// The value.
    public var value: JSONInput
    /// Its name in the path.
    public var name: Identifier
  }
}

/// An expression that is read as JSON.
public struct JSONInput: Sendable, Hashable {
  /// The expression.
  public var value: Expression
  /// `FORMAT JSON …`; nil without.
  public var format: JSONEncoding?
}

/// `FORMAT JSON [ENCODING …]`
public enum JSONEncoding: String, Sendable {
  /// No encoding given.
  case plain = ""
  /// UTF-8.
  case utf8 = "UTF8"
  /// UTF-16.
  case utf16 = "UTF16"
  /// UTF-32.
  case utf32 = "UTF32"
}

/// What JSON_EXISTS yields for an error.
public enum JSONExistsBehavior: String, Sendable {
  /// TRUE.
  case yes = "TRUE"
  /// FALSE.
  case no = "FALSE"
  /// NULL.
  case unknown = "UNKNOWN"
  /// The error.
  case error = "ERROR"
}

/// What JSON_VALUE yields where there is no value, or for an error.
public enum JSONValueBehavior: Sendable, Hashable {
  /// The query fails.
  case error
  /// NULL.
  case null
  /// An expression's value.
  case value(Expression)
}

/// `JSON_VALUE(path RETURNING type … ON EMPTY … ON ERROR)`
public struct JSONValueCall: Sendable, Hashable {
  /// Input and path.
  public var path: JSONPathCall
  /// `RETURNING`
  public var returning: DataType?
  /// `… ON EMPTY`
  public var onEmpty: JSONValueBehavior?
  /// `… ON ERROR`
  public var onError: JSONValueBehavior?
}

/// What JSON_QUERY yields where there is no value, or for an error.
public enum JSONQueryBehavior: String, Sendable {
  /// The query fails.
  case error = "ERROR"
  /// NULL.
  case null = "NULL"
  /// `[]`
  case emptyArray = "EMPTY ARRAY"
  /// `{}`
  case emptyObject = "EMPTY OBJECT"
}

/// Whether JSON_QUERY wraps its result in an array.
public enum JSONWrapper: String, Sendable {
  /// Never.
  case without = "WITHOUT"
  /// Unless it is one item that is an array or object.
  case conditional = "WITH CONDITIONAL"
  /// Always.
  case unconditional = "WITH UNCONDITIONAL"
}

/// `JSON_QUERY(path RETURNING type … WRAPPER … QUOTES … ON EMPTY … ON ERROR)`
public struct JSONQueryCall: Sendable, Hashable {
  /// Input and path.
  public var path: JSONPathCall
  /// `RETURNING`
  public var output: JSONOutput?
  /// `… WRAPPER`; nil means without.
  public var wrapper: JSONWrapper?
  /// `KEEP QUOTES` (true) or `OMIT QUOTES` (false).
  public var keepsQuotes: Bool?
  /// `… ON EMPTY`
  public var onEmpty: JSONQueryBehavior?
  /// `… ON ERROR`
  public var onError: JSONQueryBehavior?
}

/// `RETURNING type [FORMAT JSON …]`
public struct JSONOutput: Sendable, Hashable {
  /// The type.
  public var type: DataType
  /// The format; nil without.
  public var format: JSONEncoding?
}

/// `JSON_OBJECT(…)`
public struct JSONObjectCall: Sendable, Hashable {
  /// The members in order.
  public var members: [Member]
  /// Whether members with NULL are written (`NULL ON NULL`, the default) or left out.
  public var keepsNulls: Bool
  /// Whether keys must be unique.
  public var hasUniqueKeys: Bool
  /// `RETURNING`
  public var output: JSONOutput?

  /// `key : value`
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: Expression
    /// The value.
    public var value: JSONInput
  }
}

/// `JSON_ARRAY(…)`
public struct JSONArrayCall: Sendable, Hashable {
  /// The elements in order.
  public var elements: [JSONInput]
  /// Whether NULLs are written (`NULL ON NULL`) or left out (`ABSENT ON NULL`, the default).
  public var keepsNulls: Bool
  /// `RETURNING`
  public var output: JSONOutput?
}
