import Basics

/// The folders of partitions, `year=2024/month=02`, with the characters escaped that Hive escapes.
enum PartitionPath {
  /// The folder of a partition under a table's location, ending with a slash unless there is no location.
  static func path(of values: [String], keys: [String], in location: String) -> String {
    let path = zip(keys, values).map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "/")
    return location.isEmpty ? path : location + (location.hasSuffix("/") ? "" : "/") + path
  }

  /// The values that a path below the table's location begins with; nil if its folders are not the keys'.
  static func values(of path: String, keys: [String]) -> [String]? {
    let folders = path.split(separator: "/", omittingEmptySubsequences: true).prefix(keys.count)
    guard folders.count == keys.count else { return nil }
    var values: [String] = []
    for (folder, key) in zip(folders, keys) {
      let parts = folder.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].lowercased() == key else { return nil }
      values.append(PercentEncoding.decode(String(parts[1])) ?? String(parts[1]))
    }
    return values
  }

  private static let special = Set("\"#%'*/:=?\\{[]^".utf8)

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F || special.contains(byte) {
        result += Array("%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
