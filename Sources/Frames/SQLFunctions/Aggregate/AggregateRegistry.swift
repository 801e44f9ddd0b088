public import SQLColumns

/// All aggregate functions by name.
public struct AggregateRegistry: Sendable {
  /// Those of Athena engine version 3.
  public static let shared = AggregateRegistry(AggregateFunction.all)

  private let functions: [String: [AggregateFunction]]

  /// A registry of some functions.
  public init(_ functions: [AggregateFunction]) {
    self.functions = Dictionary(grouping: functions) { $0.name }
  }

  /// The functions of a name.
  public func named(_ name: String) -> [AggregateFunction] { functions[name] ?? [] }

  /// All names.
  public var names: [String] { functions.keys.sorted() }
}

extension FunctionResolution {
  /// The choice among aggregate functions.
  public func aggregate(_ candidates: [AggregateFunction]) throws(SQLError) -> ResolvedCall<AggregateFunction> {
    let (index, binding, types) = try choose(candidates.map(\.signature))
    let function = candidates[index]
    let result = try function.resultType?(binding, types) ?? binding.type(function.signature.result)
    return ResolvedCall(function: function, arguments: types, result: result)
  }
}

extension AggregateFunction {
  /// Every aggregate function, family by family.
  static var all: [AggregateFunction] { counting + sums + extremes + collecting }
}
