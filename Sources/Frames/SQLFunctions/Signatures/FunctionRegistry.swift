import SQLColumns

/// All functions by name.
public struct FunctionRegistry: Sendable {
  /// Those of Athena engine version 3.
  public static let shared = FunctionRegistry(ScalarFunction.all)

  private let scalars: [String: [ScalarFunction]]

  /// A registry of some functions.
  public init(_ functions: [ScalarFunction]) {
    scalars = Dictionary(grouping: functions) { $0.name }
  }

  /// The functions of a name, in the order of their declaration.
  public func scalars(named name: String) -> [ScalarFunction] { scalars[name] ?? [] }

  /// All names of scalar functions.
  public var scalarNames: [String] { scalars.keys.sorted() }
}

extension ScalarFunction {
  /// Every scalar function, family by family.
  static var all: [ScalarFunction] {
    mathematics + strings + like + moments + formats + arrays + maps + regexes + encodings + documents
  }
}
