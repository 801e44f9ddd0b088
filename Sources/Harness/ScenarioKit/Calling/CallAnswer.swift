import Documents

/// What an AWS call answered.
struct CallAnswer: Sendable {
  /// What a service refuses with.
  struct Refusal: Sendable, Equatable {
    /// The error's code.
    var code: String
    /// The error's sentence.
    var message: String
  }

  /// The HTTP status; 0 if the connection broke.
  var status: Int
  /// The answer in the members that AWS's own model names; an empty object for a refusal.
  var result: JSON
  /// The error; nil for success.
  var refusal: Refusal?

  /// A successful answer.
  init(status: Int = 200, _ result: JSON) {
    (self.status, self.result, refusal) = (status, result, nil)
  }

  /// A refusal.
  init(status: Int, refusedWith code: String, _ message: String) {
    (self.status, result) = (status, .object([:]))
    refusal = Refusal(code: code, message: message)
  }
}

/// A call that cannot even be put into a request.
struct UncallableOperation: Error {
  /// What is wrong.
  var message: String
  /// What would be right; nil if nothing useful can be said.
  var help: String?
}
