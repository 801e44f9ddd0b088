import AWSWire
import Documents
import HTTP

/// What stands in for a function's code, as its environment says.
enum FunctionHandler {
  /// An endpoint that takes events by POST and answers results, such as AWS's runtime interface emulator does.
  case endpoint(Endpoint)
  /// Always the same result.
  case response(JSON)
  /// Always the same failure.
  case failure(JSON)

  /// - Throws: what is wrong with the variables, or that there are none.
  init(of function: StoredFunction) throws(ServiceError) {
    let environment = function.environment
    if let url = environment["MOCKLAKE_HANDLER"] {
      guard let endpoint = Endpoint(url) else { throw .invalid("MOCKLAKE_HANDLER is no URL: \(url)") }
      self = .endpoint(endpoint)
    } else if let text = environment["MOCKLAKE_ERROR"] {
      self = .failure(try FunctionHandler.json(text, "MOCKLAKE_ERROR"))
    } else if let text = environment["MOCKLAKE_RESPONSE"] {
      self = .response(try FunctionHandler.json(text, "MOCKLAKE_RESPONSE"))
    } else {
      throw .noHandler(function.name)
    }
  }

  private static func json(_ text: String, _ name: String) throws(ServiceError) -> JSON {
    do { return try JSON.parse(text) } catch { throw .invalid("\(name) is no JSON: \(error.message)") }
  }
}
