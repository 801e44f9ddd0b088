public import SQLColumns

/// A function of many rows, with its signature and its code.
public struct AggregateFunction: Sendable {
  /// Makes what collects the rows of one call.
  public typealias Maker = @Sendable (CallContext) throws(SQLError) -> any Accumulator

  /// `name(arguments) -> result`
  public let declaration: String
  /// Whether rows with NULL arguments count too.
  public let readsNulls: Bool
  /// Makes what collects the rows.
  public let make: Maker
  /// Computes the result's type; nil if the signature tells it.
  public let resultType: ScalarFunction.ResultType?

  /// A function.
  public init(
    _ declaration: String, readsNulls: Bool = false, resultType: ScalarFunction.ResultType? = nil, make: @escaping Maker
  ) {
    (self.declaration, self.readsNulls, self.resultType, self.make) = (declaration, readsNulls, resultType, make)
  }

  /// The name in lower case.
  public var name: String { String(declaration.prefix { $0 != "(" }) }
  /// The signature.
  public var signature: Signature { Signature(declaration) }
}

/// Collects the rows of an aggregate's call, group by group.
public protocol Accumulator: AnyObject {
  /// Adds rows.
  /// - Parameters:
  ///   - arguments: the arguments' columns; rows with NULLs are left out before, unless the function reads them.
  ///   - groups: the group of each row, from 0 on.
  ///   - groupCount: how many groups there are so far.
  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) throws(SQLError)

  /// The result of each group.
  func result(groupCount: Int) throws(SQLError) -> Column
}

/// An accumulator that works row by row on a state for each group.
public final class RowAccumulator<State>: Accumulator {
  private let type: SQLType
  private let initial: State
  private let step: (inout State, [SQLValue]) throws(SQLError) -> Void
  private let finish: (State) throws(SQLError) -> SQLValue
  private var states: [State] = []

  /// An accumulator.
  /// - Parameters:
  ///   - type: the result's type.
  ///   - initial: the state of a group without rows.
  ///   - step: adds a row's arguments.
  ///   - finish: the result of a state.
  public init(
    _ type: SQLType, _ initial: State, step: @escaping (inout State, [SQLValue]) throws(SQLError) -> Void,
    finish: @escaping (State) throws(SQLError) -> SQLValue
  ) {
    (self.type, self.initial, self.step, self.finish) = (type, initial, step, finish)
  }

  /// Adds rows one by one.
  public func add(_ arguments: [Column], groups: [Int32], groupCount: Int) throws(SQLError) {
    grow(groupCount)
    for (row, group) in groups.enumerated() { try step(&states[Int(group)], arguments.map { $0[row] }) }
  }

  /// Finishes the state of each group.
  public func result(groupCount: Int) throws(SQLError) -> Column {
    grow(groupCount)
    var builder = ColumnBuilder(type, capacity: groupCount)
    for group in 0..<groupCount { builder.append(try finish(states[group])) }
    return builder.finish()
  }

  private func grow(_ count: Int) {
    while states.count < count { states.append(initial) }
  }
}
