import Basics

extension ParsedArguments {
  /// The value of an option that takes a length of time.
  public func duration(_ option: String) -> Duration? { self[option].flatMap { Duration(abbreviated: $0) } }
}
