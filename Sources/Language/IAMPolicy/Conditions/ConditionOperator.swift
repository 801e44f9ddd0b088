import Basics

/// A condition operator with its qualifiers, for example `ForAnyValue:StringNotLikeIfExists`.
public struct ConditionOperator: Sendable, Hashable {
  /// What is compared, and how.
  public enum Comparison: String, Sendable, CaseIterable {
    /// Equal texts.
    case stringEquals = "StringEquals"
    /// Texts equal but for case.
    case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
    /// A text and a pattern with wildcards.
    case stringLike = "StringLike"
    /// Equal numbers.
    case numericEquals = "NumericEquals"
    /// A number below.
    case numericLessThan = "NumericLessThan"
    /// A number not above.
    case numericLessThanEquals = "NumericLessThanEquals"
    /// A number above.
    case numericGreaterThan = "NumericGreaterThan"
    /// A number not below.
    case numericGreaterThanEquals = "NumericGreaterThanEquals"
    /// The same moment.
    case dateEquals = "DateEquals"
    /// An earlier moment.
    case dateLessThan = "DateLessThan"
    /// A moment not later.
    case dateLessThanEquals = "DateLessThanEquals"
    /// A later moment.
    case dateGreaterThan = "DateGreaterThan"
    /// A moment not earlier.
    case dateGreaterThanEquals = "DateGreaterThanEquals"
    /// True or false.
    case bool = "Bool"
    /// Equal base64 texts.
    case binaryEquals = "BinaryEquals"
    /// An address inside a range.
    case ipAddress = "IpAddress"
    /// An ARN and a pattern, part by part.
    case arnEquals = "ArnEquals"
    /// The same as `ArnEquals`.
    case arnLike = "ArnLike"
    /// Whether the key is absent.
    case null = "Null"
  }

  /// How the values of a multi-valued key are taken together.
  public enum SetQualifier: String, Sendable {
    /// Every value of the request must match.
    case forAllValues = "ForAllValues"
    /// One value of the request must match.
    case forAnyValue = "ForAnyValue"
  }

  /// What is compared.
  public var comparison: Comparison
  /// Whether the comparison must fail (`StringNotEquals` and the like).
  public var isNegated: Bool
  /// Whether an absent key fulfils the condition.
  public var ifExists: Bool
  /// How several values are taken together; nil for single-valued keys.
  public var qualifier: SetQualifier?

  /// Reads an operator in any case; nil if there is none of that name.
  public init?(_ text: String) {
    var name = Substring(text.lowercased())
    qualifier = Self.takeQualifier(from: &name)
    ifExists = name.hasSuffix("ifexists")
    if ifExists { name.removeLast("ifexists".count) }
    guard let (comparison, isNegated) = operators[String(name)], !(comparison == .null && ifExists) else { return nil }
    (self.comparison, self.isNegated) = (comparison, isNegated)
  }

  /// The operator's name as AWS writes it.
  public var name: String {
    let positive = comparison.rawValue
    let plain = isNegated ? negativeNames[comparison] ?? positive : positive
    return (qualifier.map { "\($0.rawValue):" } ?? "") + plain + (ifExists ? "IfExists" : "")
  }

  private static func takeQualifier(from name: inout Substring) -> SetQualifier? {
    for qualifier in [SetQualifier.forAllValues, .forAnyValue] {
      let prefix = qualifier.rawValue.lowercased() + ":"
      guard name.hasPrefix(prefix) else { continue }
      name.removeFirst(prefix.count)
      return qualifier
    }
    return nil
  }
}

/// The comparisons that have a negated twin, and its name.
private let negativeNames: [ConditionOperator.Comparison: String] = [
  .stringEquals: "StringNotEquals", .stringEqualsIgnoreCase: "StringNotEqualsIgnoreCase",
  .stringLike: "StringNotLike", .numericEquals: "NumericNotEquals", .dateEquals: "DateNotEquals",
  .ipAddress: "NotIpAddress", .arnEquals: "ArnNotEquals", .arnLike: "ArnNotLike",
]

/// Every operator by its lower-cased name.
private let operators: [String: (ConditionOperator.Comparison, Bool)] = {
  var table: [String: (ConditionOperator.Comparison, Bool)] = [:]
  for comparison in ConditionOperator.Comparison.allCases { table[comparison.rawValue.lowercased()] = (comparison, false) }
  for (comparison, name) in negativeNames { table[name.lowercased()] = (comparison, true) }
  return table
}()

extension ConditionOperator {
  /// The name of the operator that a misspelt one was probably meant to be; without qualifiers.
  static func name(closestTo text: String) -> String? {
    let names = Comparison.allCases.map(\.rawValue) + negativeNames.values.sorted()
    return EditDistance.closest(to: text, among: names)
  }
}
