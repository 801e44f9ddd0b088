/// A moment in time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Milliseconds are the finest unit that any AWS interface served here shows.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Milliseconds since the Unix epoch; negative before it.
  public var milliseconds: Int64

  /// A moment from milliseconds since the Unix epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// A moment from whole seconds since the Unix epoch; what lies further off than some hundred million years is moved
  /// to that limit.
  public init(seconds: Int64) {
    milliseconds = min(max(seconds, -Timestamp.farthestSecond), Timestamp.farthestSecond) * 1000
  }

  private static let farthestSecond = Int64.max / 2000

  /// Whole seconds since the Unix epoch, rounded down.
  public var seconds: Int64 {
    milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
  }

  /// The moment this many seconds later.
  public func adding(seconds: Int64) -> Timestamp {
    let (sum, overflow) = milliseconds.addingReportingOverflow(Timestamp(seconds: seconds).milliseconds)
    return overflow ? Timestamp(seconds: seconds) : Timestamp(milliseconds: sum)
  }

  /// Seconds from `earlier` to this moment, rounded towards zero.
  public func seconds(since earlier: Timestamp) -> Int64 {
    (milliseconds - earlier.milliseconds) / 1000
  }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
