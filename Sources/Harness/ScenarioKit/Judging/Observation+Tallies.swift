import Basics

extension Observation.Request {
  /// Codes by which AWS services say that calls come too fast.
  private static let throttlingCodes: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
    "RequestThrottled", "RequestThrottledException", "ProvisionedThroughputExceededException", "SlowDown",
    "BandwidthLimitExceeded", "LimitExceededException", "TransactionInProgressException", "EC2ThrottledException",
    "PriorRequestNotComplete",
  ]

  /// Codes by which AWS services say that credentials have ended.
  private static let expiryCodes: Set<String> = ["ExpiredToken", "ExpiredTokenException", "RequestExpired"]

  /// Whether the call counts for a tally.
  func counts(for tally: RequestExpectation.Tally) -> Bool {
    switch tally {
    case .total: true
    case .denied: denial != nil
    case .throttled: errorCode.map(Self.throttlingCodes.contains) ?? false
    case .expired: errorCode.map(Self.expiryCodes.contains) ?? false
    case .failed: errorCode != nil
    case .succeeded: errorCode == nil
    }
  }
}

extension Observation {
  /// The calls that a glob over actions names; those made by clients if it is nil.
  func requests(_ action: String?) -> [Request] {
    guard let action else { return requests.filter { !$0.isDependent } }
    return requests.filter { Glob.matches(action, $0.action, ignoringCase: true) }
  }
}
