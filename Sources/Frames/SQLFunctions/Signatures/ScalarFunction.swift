public import SQLColumns

/// A function of values, with its signature and its code.
public struct ScalarFunction: Sendable {
  /// Code that works on one row; it gets the arguments in the types of the signature.
  public typealias RowBody = @Sendable ([SQLValue], CallContext) throws(SQLError) -> SQLValue
  /// Code that works on columns of so many rows; NULLs are its own affair.
  public typealias ColumnBody = @Sendable ([Column], Int, CallContext) throws(SQLError) -> Column
  /// Computes the result's type where the signature cannot.
  public typealias ResultType = @Sendable (TypeBinding, [SQLType]) throws(SQLError) -> SQLType

  /// The code.
  public enum Body: Sendable {
    /// Row by row.
    case row(RowBody)
    /// All rows at once.
    case columns(ColumnBody)
  }

  /// `name(arguments) -> result`
  public let declaration: String
  /// The code.
  public let body: Body
  /// Whether the code wants to see NULLs; otherwise any NULL argument gives NULL.
  public let readsNulls: Bool
  /// Whether equal arguments give equal results.
  public let isDeterministic: Bool
  /// Computes the result's type; nil if the signature tells it.
  public let resultType: ResultType?

  /// A function.
  public init(
    _ declaration: String, _ body: Body, readsNulls: Bool = false, isDeterministic: Bool = true, resultType: ResultType? = nil
  ) {
    (self.declaration, self.body, self.readsNulls) = (declaration, body, readsNulls)
    (self.isDeterministic, self.resultType) = (isDeterministic, resultType)
  }

  /// A function that works row by row; any NULL argument gives NULL.
  public static func row(_ declaration: String, type: ResultType? = nil, _ body: @escaping RowBody) -> ScalarFunction {
    ScalarFunction(declaration, .row(body), resultType: type)
  }

  /// A function that works row by row and sees NULLs.
  public static func nullable(_ declaration: String, type: ResultType? = nil, _ body: @escaping RowBody) -> ScalarFunction {
    ScalarFunction(declaration, .row(body), readsNulls: true, resultType: type)
  }

  /// A function that works on columns.
  public static func columns(_ declaration: String, type: ResultType? = nil, _ body: @escaping ColumnBody) -> ScalarFunction {
    ScalarFunction(declaration, .columns(body), readsNulls: true, resultType: type)
  }

  /// A function whose results differ from call to call.
  public static func random(_ declaration: String, _ body: @escaping RowBody) -> ScalarFunction {
    ScalarFunction(declaration, .row(body), isDeterministic: false)
  }

  /// The name in lower case.
  public var name: String { String(declaration.prefix { $0 != "(" }) }

  /// The signature.
  public var signature: Signature { Signature(declaration) }
}
