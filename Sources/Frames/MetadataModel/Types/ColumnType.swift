/// What a source's type text says of a column.
public struct ColumnType: Sendable, Equatable {
  /// The type.
  public var dataType: ColumnDataType
  /// The type of an array's elements.
  public var arrayDataType: ColumnDataType?
  /// The length in characters; for decimals of the 1.12 client the precision.
  public var dataLength: Int?
  /// How many digits a decimal has.
  public var precision: Int?
  /// How many of them follow the point.
  public var scale: Int?
  /// The type as it is shown.
  public var display: String
  /// The fields of a struct.
  public var children: [Column]?

  /// A type.
  public init(
    _ dataType: ColumnDataType, display: String, arrayDataType: ColumnDataType? = nil, dataLength: Int? = nil,
    precision: Int? = nil, scale: Int? = nil, children: [Column]? = nil
  ) {
    (self.dataType, self.display, self.arrayDataType) = (dataType, display, arrayDataType)
    (self.dataLength, self.precision, self.scale, self.children) = (dataLength, precision, scale, children)
  }
}

/// Type text that cannot be read.
public struct ColumnTypeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var description: String

  /// An error with its message.
  public init(_ description: String) { self.description = description }
}
