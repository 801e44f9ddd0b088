/// A time zone as values carry it: an offset in minutes, or a region of the zone database.
public struct TimeZoneKey: Hashable, Sendable, RawRepresentable {
  /// Offsets are numbers from -840 to 840; regions follow from 1000 on.
  public var rawValue: Int32

  /// A key.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// UTC
  public static let utc = TimeZoneKey(rawValue: 0)

  /// A fixed offset in minutes east; nil beyond 14 hours.
  public static func offset(minutes: Int) -> TimeZoneKey? {
    minutes.magnitude <= 840 ? TimeZoneKey(rawValue: Int32(minutes)) : nil
  }

  /// Minutes east of UTC if the zone is a fixed offset.
  public var fixedOffset: Int? { rawValue < firstRegion ? Int(rawValue) : nil }

  /// A zone by name: `UTC`, `Z`, `+05:45`, `-8`, `UTC+3`, `Asia/Kathmandu`; nil if there is none.
  public init?(_ name: String) {
    if let offset = TimeZoneKey.parsedOffset(name) {
      self = offset
    } else if let region = TimeZoneRegions.shared.index(of: name) {
      self.init(rawValue: firstRegion + Int32(region))
    } else {
      return nil
    }
  }

  /// The name: `UTC`, `+05:45`, `Asia/Kathmandu`.
  public var name: String {
    guard let minutes = fixedOffset else { return TimeZoneRegions.shared.name(Int(rawValue - firstRegion)) }
    return minutes == 0 ? "UTC" : TimeZoneKey.offsetText(minutes)
  }

  /// Seconds east of UTC at a moment given in seconds since 1970.
  public func offset(atUTC seconds: Int64) -> Int64 {
    if let minutes = fixedOffset { return Int64(minutes) * 60 }
    return TimeZoneRegions.shared.rules(Int(rawValue - firstRegion)).offset(atUTC: seconds)
  }

  /// The moment that clocks of the zone show as these local seconds. In a gap the clocks' old offset counts, in an overlap
  /// the earlier moment is meant, as Java's zones do it.
  public func utc(ofLocal seconds: Int64) -> Int64 {
    if let minutes = fixedOffset { return seconds - Int64(minutes) * 60 }
    return TimeZoneRegions.shared.rules(Int(rawValue - firstRegion)).utc(ofLocal: seconds)
  }

  /// `+05:45`
  public static func offsetText(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let magnitude = Int(minutes.magnitude)
    return "\(minutes < 0 ? "-" : "+")\(two(magnitude / 60)):\(two(magnitude % 60))"
  }

  private static func parsedOffset(_ name: String) -> TimeZoneKey? {
    let upper = name.uppercased()
    if ["Z", "UTC", "GMT", "UT", "ETC/UTC", "ETC/GMT", "ZULU", "GREENWICH", "UNIVERSAL", "ETC/UCT", "UCT"].contains(upper) {
      return .utc
    }
    var rest = upper[...]
    for prefix in ["UTC", "GMT", "UT"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let minutes = offsetMinutes(parts) else { return nil }
    return offset(minutes: sign == "-" ? -minutes : minutes)
  }

  private static func offsetMinutes(_ parts: [Substring]) -> Int? {
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    if parts.count == 1 {
      if parts[0].count == 4, let hours = Int(parts[0].prefix(2)), let minutes = Int(parts[0].suffix(2)), minutes < 60 {
        return hours * 60 + minutes
      }
      return parts[0].count <= 2 ? Int(parts[0]).map { $0 * 60 } : nil
    }
    guard parts[0].count <= 2, parts[1].count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }
}

private let firstRegion: Int32 = 1000
