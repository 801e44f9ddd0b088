import SQLColumns
import SQLFunctions

/// Brings conditions to where they cut rows first, and joins to where they can look keys up.
enum Optimizer {
  /// A plan with the same rows.
  static func optimized(_ plan: Plan) -> Plan { push([], into: plan) }

  /// The rows of a plan for which all conditions hold.
  private static func push(_ conditions: [TypedExpression], into plan: Plan) -> Plan {
    switch plan {
    case .filter(let input, let condition): return push(condition.conjuncts + conditions, into: input)
    case .project(let input, let expressions): return pushProject(conditions, input, expressions)
    case .join(let join): return pushJoin(conditions, join)
    case .scan(var scan):
      let (plain, rest) = split(conditions) { !$0.hasSubquery && $0.isDeterministic }
      scan.conditions += plain
      return filtered(.scan(scan), rest)
    case .union(let inputs) where conditions.allSatisfy(\.isDeterministic):
      return .union(inputs.map { push(conditions, into: $0) })
    default: return filtered(rebuilt(plan), conditions)
    }
  }

  private static func filtered(_ plan: Plan, _ conditions: [TypedExpression]) -> Plan {
    switch conditions.count {
    case 0: plan
    case 1: .filter(plan, conditions[0])
    default: .filter(plan, .and(conditions))
    }
  }

  private static func split(
    _ conditions: [TypedExpression], _ isFirst: (TypedExpression) -> Bool
  ) -> ([TypedExpression], [TypedExpression]) {
    (conditions.filter(isFirst), conditions.filter { !isFirst($0) })
  }

  /// The same plan over inputs that are optimized themselves.
  private static func rebuilt(_ plan: Plan) -> Plan {
    switch plan {
    case .aggregate(var aggregate):
      aggregate.input = optimized(aggregate.input)
      return .aggregate(aggregate)
    case .window(var window):
      window.input = optimized(window.input)
      return .window(window)
    case .sort(let input, let keys, let limit): return .sort(optimized(input), keys, limit: limit)
    case .limit(let input, let offset, let count, let ties):
      return .limit(optimized(input), offset: offset, count: count, ties: ties)
    case .union(let inputs): return .union(inputs.map { optimized($0) })
    case .difference(var difference):
      difference.left = optimized(difference.left)
      difference.right = optimized(difference.right)
      return .difference(difference)
    case .unnest(var unnest):
      unnest.input = optimized(unnest.input)
      return .unnest(unnest)
    case .lateral(var lateral):
      lateral.input = optimized(lateral.input)
      return .lateral(lateral)
    case .sample(let input, let fraction): return .sample(optimized(input), fraction: fraction)
    case .numbered(let input): return .numbered(optimized(input))
    case .scan, .values, .filter, .project, .join: return plan
    }
  }

  /// Conditions over outputs become conditions over what the outputs are made of.
  private static func pushProject(_ conditions: [TypedExpression], _ input: Plan, _ expressions: [TypedExpression]) -> Plan {
    let (movable, rest) = split(conditions) { condition in
      condition.isDeterministic && !condition.hasSubquery
        && condition.inputs.allSatisfy { expressions[$0].isDeterministic && !expressions[$0].hasSubquery }
    }
    let moved = movable.map { condition in
      condition.rewritten { part in
        if case .input(let index, _) = part { return expressions[index] }
        return part
      }
    }
    return filtered(.project(push(moved, into: input), expressions), rest)
  }

  // MARK: Joins

  private static func pushJoin(_ conditions: [TypedExpression], _ join: JoinPlan) -> Plan {
    switch join.kind {
    case .inner: return JoinOrder(conditions, join).plan { push($0, into: $1) }
    case .left: return pushOuter(conditions, join, keepsLeft: true)
    case .right: return pushOuter(conditions, join, keepsLeft: false)
    case .full, .mark, .semi, .anti:
      var join = join
      (join.left, join.right) = (optimized(join.left), optimized(join.right))
      keyed(&join, join.condition?.conjuncts ?? [])
      return filtered(.join(join), conditions)
    }
  }

  /// Conditions on the side that keeps its rows go below the join; the join's own on the other side do too.
  private static func pushOuter(_ conditions: [TypedExpression], _ join: JoinPlan, keepsLeft: Bool) -> Plan {
    let width = join.left.types.count
    func isLeft(_ condition: TypedExpression) -> Bool { condition.inputs.allSatisfy { $0 < width } }
    func isRight(_ condition: TypedExpression) -> Bool { condition.inputs.allSatisfy { $0 >= width } }
    func isMovable(_ condition: TypedExpression) -> Bool {
      condition.isDeterministic && !condition.hasSubquery && !condition.inputs.isEmpty
    }
    let (above, rest) = split(conditions) { isMovable($0) && (keepsLeft ? isLeft($0) : isRight($0)) }
    let (inside, own) = split(join.condition?.conjuncts ?? []) { isMovable($0) && (keepsLeft ? isRight($0) : isLeft($0)) }
    let lefts = keepsLeft ? above : inside
    let rights = (keepsLeft ? inside : above).map { $0.mappingInputs { $0 - width } }
    var result = join
    (result.left, result.right) = (push(lefts, into: join.left), push(rights, into: join.right))
    keyed(&result, own)
    return filtered(.join(result), rest)
  }

  /// Takes the equalities between both sides as keys; what is left is the condition.
  static func keyed(_ join: inout JoinPlan, _ conditions: [TypedExpression]) {
    let width = join.left.types.count
    var rest: [TypedExpression] = []
    for condition in conditions {
      if let key = key(condition, width) { join.keys.append(key) } else { rest.append(condition) }
    }
    join.condition = rest.isEmpty ? nil : rest.count == 1 ? rest[0] : .and(rest)
  }

  /// An equality between an expression of the left and one of the right; nil for other conditions.
  static func key(_ condition: TypedExpression, _ width: Int) -> (left: TypedExpression, right: TypedExpression)? {
    guard case .comparison(.equal, let first, let second) = condition, !condition.hasSubquery, condition.isDeterministic,
      isHashable(first.type)
    else { return nil }
    let (one, other) = (first.inputs, second.inputs)
    guard !one.isEmpty, !other.isEmpty else { return nil }
    if one.allSatisfy({ $0 < width }), other.allSatisfy({ $0 >= width }) { return (first, second.mappingInputs { $0 - width }) }
    if other.allSatisfy({ $0 < width }), one.allSatisfy({ $0 >= width }) { return (second, first.mappingInputs { $0 - width }) }
    return nil
  }

  /// NaN is not equal to itself and rows may hold NULLs inside: those are compared pair by pair.
  private static func isHashable(_ type: SQLType) -> Bool {
    switch type.layout {
    case .booleans, .integers, .wides, .zoned, .bytes: true
    case .floats, .doubles, .arrays, .maps, .rows: false
    }
  }
}
