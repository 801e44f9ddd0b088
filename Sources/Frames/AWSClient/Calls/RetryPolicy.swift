public import Basics

/// When a failed call is made again, as the SDK's `legacy` mode does it.
public struct RetryPolicy: Sendable {
  /// How often a call is made at most.
  public var maximumAttempts: Int
  let ids: any IDSource
  let pause: @Sendable (_ seconds: Double) -> Void

  /// A policy.
  /// - Parameters:
  ///   - ids: where the chance in the waiting time comes from.
  ///   - pause: waits for so many seconds.
  public init(maximumAttempts: Int = 5, ids: any IDSource, pause: @escaping @Sendable (_ seconds: Double) -> Void) {
    (self.maximumAttempts, self.ids, self.pause) = (max(1, maximumAttempts), ids, pause)
  }

  /// Whether the same call may succeed if it is made again.
  func isRepeatable(_ error: AWSCallError) -> Bool {
    switch error.status {
    case 429, 500, 502, 503, 504, 509: true
    case .some: error.code.map(RetryPolicy.throttlingCodes.contains) ?? false
    case nil: false
    }
  }

  /// Waits before the attempt that follows so many: a random part of a second, doubled each time.
  func wait(after attempts: Int) {
    let chance = Double(ids.next() >> 11) / Double(UInt64(1) << 53)
    pause(chance * Double(1 << min(attempts - 1, 20)))
  }

  private static let throttlingCodes: Set = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
    "ProvisionedThroughputExceededException", "RequestLimitExceeded",
  ]
}
