public import SQLColumns

/// An argument of a call before a function is chosen.
public enum CallArgument {
  /// A value of a type.
  case value(SQLType)
  /// A lambda with so many parameters, whose result depends on their types.
  case lambda(parameters: Int, result: ([SQLType]) throws(SQLError) -> SQLType)
}

/// A function chosen for a call, with the types that its arguments must have.
public struct ResolvedCall<Function: Sendable>: Sendable {
  /// The function.
  public var function: Function
  /// The types of the arguments after coercion.
  public var arguments: [SQLType]
  /// The type of the result.
  public var result: SQLType
}

/// Chooses among the functions of one name, as Trino does: an exact fit first, then the most specific that fits by coercion.
public struct FunctionResolution {
  private let name: String
  private let arguments: [CallArgument]

  /// A call.
  public init(_ name: String, _ arguments: [CallArgument]) {
    (self.name, self.arguments) = (name, arguments)
  }

  /// The choice among scalar functions.
  public func scalar(_ candidates: [ScalarFunction]) throws(SQLError) -> ResolvedCall<ScalarFunction> {
    let (index, binding, types) = try choose(candidates.map(\.signature))
    let function = candidates[index]
    let result = try function.resultType?(binding, types) ?? binding.type(function.signature.result)
    return ResolvedCall(function: function, arguments: types, result: result)
  }

  /// The place of the chosen signature, what its variables stand for, and the argument types.
  func choose(_ signatures: [Signature]) throws(SQLError) -> (Int, TypeBinding, [SQLType]) {
    for coercing in [false, true] {
      var fits: [(Int, TypeBinding, [SQLType])] = []
      for (index, signature) in signatures.enumerated() {
        if let (binding, types) = try fit(signature, coercing) { fits.append((index, binding, types)) }
      }
      if fits.count == 1 || (!coercing && !fits.isEmpty) { return fits[0] }
      if let best = mostSpecific(fits, signatures) { return best }
    }
    throw mismatch(signatures)
  }

  private func fit(_ signature: Signature, _ coercing: Bool) throws(SQLError) -> (TypeBinding, [SQLType])? {
    guard signature.accepts(count: arguments.count) else { return nil }
    var binding = TypeBinding()
    for (index, argument) in arguments.enumerated() {
      guard let pattern = signature.argument(index) else { return nil }
      guard case .value(let type) = argument else {
        guard pattern.isFunction else { return nil }
        continue
      }
      guard binding.bind(pattern, type, coercing: coercing) else { return nil }
    }
    guard try bindLambdas(signature, &binding, coercing), satisfies(signature, binding) else { return nil }
    let types = arguments.indices.map { binding.type(signature.argument($0) ?? .exact(.unknown)) }
    if !coercing, !isExact(types) { return nil }
    return (binding, types)
  }

  private func isExact(_ types: [SQLType]) -> Bool {
    zip(arguments, types).allSatisfy { argument, type in
      if case .value(let actual) = argument { actual == type } else { true }
    }
  }

  /// Lambdas tell their result once the types of their parameters are known.
  private func bindLambdas(_ signature: Signature, _ binding: inout TypeBinding, _ coercing: Bool) throws(SQLError) -> Bool {
    for (index, argument) in arguments.enumerated() {
      guard case .lambda(let count, let analyze) = argument else { continue }
      guard case .function(let parameters, let pattern) = signature.argument(index), parameters.count == count else {
        return false
      }
      let result = try analyze(parameters.map { binding.type($0) })
      guard binding.bind(pattern, result, coercing: true) else { return false }
    }
    return true
  }

  private func satisfies(_ signature: Signature, _ binding: TypeBinding) -> Bool {
    signature.constraints.allSatisfy { name, constraint in
      let type = binding.types[name] ?? .unknown
      return constraint == .orderable ? type.isOrderable : type.isComparable
    }
  }

  /// The fit whose argument types become those of every other; fits that differ only where NULL is given count as equal.
  private func mostSpecific(
    _ fits: [(Int, TypeBinding, [SQLType])], _ signatures: [Signature]
  ) -> (Int, TypeBinding, [SQLType])? {
    let best = fits.filter { fit in
      fits.allSatisfy { other in other.0 == fit.0 || isAccepted(fit.2, by: signatures[other.0]) }
    }
    if let first = best.first { return first }
    let results = Set(fits.map { $0.1.type(signatures[$0.0].result) })
    return results.count == 1 ? fits.first : nil
  }

  /// Whether the types that one function wants would do for another.
  private func isAccepted(_ types: [SQLType], by signature: Signature) -> Bool {
    var binding = TypeBinding()
    return types.enumerated().allSatisfy { index, type in
      guard let pattern = signature.argument(index) else { return false }
      return pattern.isFunction || binding.bind(pattern, type, coercing: true)
    }
  }

  private func mismatch(_ signatures: [Signature]) -> SQLError {
    let types = arguments.map { argument in
      switch argument {
      case .value(let type): type.name
      case .lambda: "<function>"
      }
    }.joined(separator: ", ")
    guard !signatures.isEmpty else { return SQLError("FUNCTION_NOT_FOUND", "Function '\(name)' not registered") }
    let expected = signatures.map(\.text).joined(separator: ", ")
    let given = types.isEmpty ? "without parameters" : "(\(types))"
    return SQLError("FUNCTION_NOT_FOUND", "Unexpected parameters \(given) for function \(name). Expected: \(expected)")
  }
}
