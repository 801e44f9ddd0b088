import SQLColumns
import SQLFunctions

/// Inner joins of several inputs, in an order in which each finds its partner by a key if there is one.
struct JoinOrder {
  private var leaves: [Plan] = []
  /// Where the columns of each leaf begin among those of all.
  private var starts: [Int] = []
  private var conditions: [TypedExpression]

  /// - Parameter conditions: what must hold besides the joins' own conditions.
  init(_ conditions: [TypedExpression], _ join: JoinPlan) {
    self.conditions = conditions
    collect(.join(join), at: 0)
  }

  /// Takes inner joins apart; anything else is a leaf.
  private mutating func collect(_ plan: Plan, at start: Int) {
    guard case .join(let join) = plan, join.kind == .inner, join.keys.isEmpty else {
      leaves.append(plan)
      starts.append(start)
      return
    }
    collect(join.left, at: start)
    collect(join.right, at: start + join.left.types.count)
    conditions += (join.condition?.conjuncts ?? []).map { $0.mappingInputs { $0 + start } }
  }

  /// The joined leaves; columns come out in their old order.
  /// - Parameter push: optimizes a leaf with the conditions that look at it alone.
  func plan(_ push: ([TypedExpression], Plan) -> Plan) -> Plan {
    var left = conditions
    var inputs: [Plan] = []
    for (index, leaf) in leaves.enumerated() {
      let range = starts[index]..<starts[index] + leaf.types.count
      let own = left.filter { isMovable($0) && $0.inputs.allSatisfy(range.contains) }
      left.removeAll { isMovable($0) && $0.inputs.allSatisfy(range.contains) }
      inputs.append(push(own.map { $0.mappingInputs { $0 - range.lowerBound } }, leaf))
    }
    return joined(inputs, left)
  }

  private func isMovable(_ condition: TypedExpression) -> Bool {
    condition.isDeterministic && !condition.hasSubquery && !condition.inputs.isEmpty
  }

  private func joined(_ inputs: [Plan], _ conditions: [TypedExpression]) -> Plan {
    var rest = conditions
    var plan = inputs[0]
    // Where each old column stands now.
    var places = Dictionary(uniqueKeysWithValues: columns(0).enumerated().map { ($1, $0) })
    var waiting = Array(inputs.indices.dropFirst())
    while !waiting.isEmpty {
      let next = waiting.first { isConnected($0, places, rest) } ?? waiting[0]
      waiting.removeAll { $0 == next }
      let width = places.count
      for (offset, column) in columns(next).enumerated() { places[column] = width + offset }
      let ready = rest.filter { isMovable($0) && $0.inputs.allSatisfy { places[$0] != nil } }
      rest.removeAll { isMovable($0) && $0.inputs.allSatisfy { places[$0] != nil } }
      var join = JoinPlan(.inner, plan, inputs[next])
      Optimizer.keyed(&join, ready.map { $0.mappingInputs { places[$0] ?? 0 } })
      plan = .join(join)
    }
    return restored(plan, places, rest)
  }

  /// The old places of a leaf's columns.
  private func columns(_ leaf: Int) -> Range<Int> { starts[leaf]..<starts[leaf] + leaves[leaf].types.count }

  /// Whether an equality ties a leaf to what is joined already.
  private func isConnected(_ leaf: Int, _ places: [Int: Int], _ conditions: [TypedExpression]) -> Bool {
    let own = columns(leaf)
    return conditions.contains { condition in
      guard case .comparison(.equal, let first, let second) = condition else { return false }
      let (one, other) = (first.inputs, second.inputs)
      guard !one.isEmpty, !other.isEmpty else { return false }
      return one.allSatisfy(own.contains) && other.allSatisfy { places[$0] != nil }
        || other.allSatisfy(own.contains) && one.allSatisfy { places[$0] != nil }
    }
  }

  private func restored(_ plan: Plan, _ places: [Int: Int], _ rest: [TypedExpression]) -> Plan {
    let types = leaves.flatMap(\.types)
    var result = plan
    if places.contains(where: { $0.key != $0.value }) {
      result = .project(plan, types.indices.map { .input(places[$0] ?? 0, types[$0]) })
    }
    if rest.isEmpty { return result }
    return .filter(result, rest.count == 1 ? rest[0] : .and(rest))
  }
}
