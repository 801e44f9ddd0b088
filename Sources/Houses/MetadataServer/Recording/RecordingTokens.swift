import Documents

/// Replaces what differs from run to run by tokens: ids by the names they stand for, times, secrets and hashes.
struct RecordingTokens {
  /// The token of an id, for example `<table service.database.schema.name>`.
  let nameOfID: (String) -> String

  /// The value with tokens and without nulls.
  func normalised(_ value: JSON, under member: String = "") -> JSON {
    switch value.value {
    case .object(let members):
      let kept = members.filter { !$0.value.isNull }
      return JSON(.object(kept.map { JSON.Member($0.name, normalised($0.value, under: $0.name)) }))
    case .array(let elements): return .array(elements.map { normalised($0, under: member) })
    case .string(let text): return .string(token(for: member, blank: text.isEmpty) ?? replacingIDs(in: text))
    case .number: return token(for: member, blank: false).map { .string($0) } ?? value
    case .bool: return member == "sourceHash" ? .string("<hash>") : value
    case .null: return value
    }
  }

  private func token(for member: String, blank: Bool) -> String? {
    if RecordingTokens.secrets.contains(member), !blank { return "<secret>" }
    if RecordingTokens.times.contains(member) { return "<ts>" }
    return member == "sourceHash" ? "<hash>" : nil
  }

  private static let secrets: Set<String> = ["awsSecretAccessKey", "awsSessionToken", "jwtToken", "password"]
  private static let times: Set<String> = [
    "timestamp", "updatedAt", "createdAt", "lastUpdatedAt", "startTime", "endTime", "queryDate", "date", "startDate",
    "computedAt",
  ]

  /// The text with every UUID in lower case replaced.
  private func replacingIDs(in text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 36, bytes.contains(UInt8(ascii: "-")) else { return text }
    var (result, index): ([UInt8], Int) = ([], 0)
    while index < bytes.count {
      if RecordingTokens.isID(bytes, at: index) {
        result += nameOfID(String(decoding: bytes[index..<index + 36], as: UTF8.self)).utf8
        index += 36
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isID(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + 36 <= bytes.count else { return false }
    return (0..<36).allSatisfy { position in
      let byte = bytes[start + position]
      return switch position {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default:
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
    }
  }
}
