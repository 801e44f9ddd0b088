/// The functions that are forms of the language, with a fixed number of arguments and no clauses.
enum SpecialForm {
  /// Whether a form takes so many arguments.
  struct Verdict {
    /// Why not; nil if it does.
    let reason: String?
  }

  /// - Returns: nil if the function is no special form.
  static func refusal(of count: Int, for name: String) -> Verdict? {
    switch name {
    case "if": verdict(count == 2 || count == 3, "Invalid number of arguments for 'if' function")
    case "nullif": verdict(count == 2, "Invalid number of arguments for 'nullif' function")
    case "coalesce": verdict(count >= 2, "The 'coalesce' function must have at least two arguments")
    case "try": verdict(count == 1, "The 'try' function must have exactly one argument")
    case "format": verdict(count >= 2, "The 'format' function must have at least two arguments")
    default: nil
    }
  }

  private static func verdict(_ isRight: Bool, _ reason: String) -> Verdict {
    Verdict(reason: isRight ? nil : reason)
  }

  /// Why a special form cannot have the clauses of a call; nil if it has none.
  static func refusal(of call: FunctionCall) -> String? {
    let name = call.name.text
    if call.window != nil { return "OVER clause not valid for '\(name)' function" }
    if call.isDistinct { return "DISTINCT not valid for '\(name)' function" }
    if call.nullTreatment != nil { return "Null treatment clause not valid for '\(name)' function" }
    if call.processingMode != nil { return "Running or final semantics not valid for '\(name)' function" }
    return call.filter == nil ? nil : "FILTER not valid for '\(name)' function"
  }
}
