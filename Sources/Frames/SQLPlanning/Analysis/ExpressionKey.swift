import SQLColumns
import SQLFunctions

extension TypedExpression {
  /// A text that equal expressions share, and no others.
  var key: String {
    let inner = operands.map(\.key).joined(separator: ",")
    switch self {
    case .constant(let value, let type): return "c(\(type.name)|\(value))"
    case .input(let index, _): return "i\(index)"
    case .outer(let index, _): return "o\(index)"
    case .call(let function, _, let type): return "\(function.declaration)@\(type.name)(\(inner))"
    case .arithmetic(let kind, _, _, let type): return "\(kind.rawValue)@\(type.name)(\(inner))"
    case .comparison(let kind, _, _): return "\(kind.rawValue)(\(inner))"
    case .distinct: return "distinct(\(inner))"
    case .and: return "and(\(inner))"
    case .or: return "or(\(inner))"
    case .not: return "not(\(inner))"
    case .isNull: return "null(\(inner))"
    case .inConstants(_, let set): return "in(\(inner)|\(set.values.map { "\($0)" }.sorted())|\(set.hasNull))"
    case .cast(_, let type, let isTry): return "cast\(isTry ? "?" : "")(\(inner)|\(type.name))"
    case .choice(_, _, let type): return "case@\(type.name)(\(inner))"
    case .coalesce: return "coalesce(\(inner))"
    case .attempt: return "try(\(inner))"
    case .construct(_, let type): return "make@\(type.name)(\(inner))"
    case .field(_, let index, _): return "field\(index)(\(inner))"
    case .lambda(let parameters, _, let body): return "lambda(\(parameters.map(\.name))|\(inner)|\(body.key))"
    case .subquery(let call): return "subquery\(call.index)(\(inner))"
    }
  }
}
