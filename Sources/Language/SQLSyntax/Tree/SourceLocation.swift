/// Keeps where a node of the tree stands, without taking part in comparisons.
///
/// Two expressions are equal if they say the same, wherever they stand: that is what GROUP BY and the printer's round trip ask.
@propertyWrapper public struct SourceLocation: Sendable, Hashable {
  private let line: UInt32
  private let column: UInt32

  /// Wraps a place.
  public init(wrappedValue: SQLPosition) {
    line = UInt32(clamping: wrappedValue.line)
    column = UInt32(clamping: wrappedValue.column)
  }

  /// The place.
  public var wrappedValue: SQLPosition {
    get { SQLPosition(line: Int(line), column: Int(column)) }
    set { self = SourceLocation(wrappedValue: newValue) }
  }

  /// Always equal.
  public static func == (left: SourceLocation, right: SourceLocation) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
