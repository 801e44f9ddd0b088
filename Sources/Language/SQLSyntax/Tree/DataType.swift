/// A type as written in Trino's statements.
public struct DataType: Sendable, Hashable {
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
  /// What it is.
  public var kind: Kind

  /// A type.
  public init(_ kind: Kind, at position: SQLPosition = .start) {
    self.kind = kind
    self.position = position
  }

  /// The kinds of type.
  public indirect enum Kind: Sendable, Hashable {
    /// A name with parameters: `bigint`, `decimal(10,2)`, `array(varchar)`, `map(varchar, integer)`. The name is in lower case.
    case generic(String, [Parameter])
    /// `row(a integer, varchar)`
    case row([Field])
    /// `time` or `timestamp`, with precision and zone.
    case dateTime(DateTimeKind, precision: Parameter?, withTimeZone: Bool)
    /// `interval day to second`
    case interval(from: IntervalField, to: IntervalField)
  }

  /// What stands in a type's brackets.
  public enum Parameter: Sendable, Hashable {
    /// A number.
    case number(Int64)
    /// A type.
    case type(DataType)
  }

  /// A field of a row.
  public struct Field: Sendable, Hashable {
    /// The name; nil for an anonymous field.
    public var name: Identifier?
    /// The type.
    public var type: DataType
    /// Where it begins.
    @SourceLocation public var position: SQLPosition
  }

  /// The types of time that take a precision and a zone.
  public enum DateTimeKind: String, Sendable {
    /// A time of day.
    case time
    /// A moment.
    case timestamp
  }
}
