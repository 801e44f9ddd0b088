/// Operands of set operations as they are read from left to right.
struct SetOperationChain {
  private var terms: [QueryBody]
  private var operation: (kind: SetOperation.Kind, isDistinct: Bool)?
  private let position: SQLPosition

  init(_ first: QueryBody) {
    (terms, position) = ([first], first.position)
  }

  /// Adds an operand. One more of the same operation makes the chain longer, any other makes the tree deeper.
  /// - Returns: whether the tree got deeper.
  mutating func add(_ term: QueryBody, _ kind: SetOperation.Kind, isDistinct: Bool) -> Bool {
    if let operation, operation == (kind, isDistinct) {
      terms.append(term)
      return false
    }
    terms = [body, term]
    operation = (kind, isDistinct)
    return true
  }

  /// All operands so far.
  var body: QueryBody {
    guard let operation else { return terms[0] }
    let set = SetOperation(kind: operation.kind, isDistinct: operation.isDistinct, terms: terms)
    return QueryBody(.setOperation(set), at: position)
  }
}
