import AWSWire
import HTTP

/// The numbers that bound a page.
enum ListLimit {
  /// The most that any listing answers at once.
  static let maximum = 1000

  /// The size of a page: what is asked for, never more than the maximum.
  static func page(_ parameter: String, in request: S3Request) throws(ServiceError) -> Int {
    min(try number(parameter, in: request) ?? maximum, maximum)
  }

  /// A number that is not negative; nil if it is not given.
  static func number(_ parameter: String, in request: S3Request) throws(ServiceError) -> Int? {
    guard let text = request.query[parameter], !text.isEmpty else { return nil }
    guard let number = Int32(text) else {
      throw .invalidArgument("Provided \(parameter) not an integer or within integer range", parameter, text)
    }
    let name = parameter == "max-keys" ? "maxKeys" : parameter
    guard number >= 0 else {
      throw .invalidArgument("Argument \(name) must be an integer between 0 and 2147483647", name, text)
    }
    return Int(number)
  }
}
