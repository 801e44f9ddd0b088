/// The profiles of the AWS configuration files.
struct ProfileFile {
  private var profiles: [String: [String: String]] = [:]

  /// Reads both files; in `config` the sections of profiles begin with the word `profile`.
  init(credentials: String?, config: String?) {
    read(config ?? "") { section in
      if section == "default" { return section }
      guard section.hasPrefix("profile ") else { return nil }
      return String(section.dropFirst(8).drop { $0 == " " })
    }
    read(credentials ?? "") { $0 }
  }

  /// The settings of a profile; nil if there is none of that name.
  subscript(name: String) -> [String: String]? { profiles[name] }

  private mutating func read(_ text: String, _ name: (String) -> String?) {
    var current: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let isIndented = line.first?.isWhitespace == true
      let line = trimmed(line)
      guard !line.isEmpty, !line.hasPrefix("#"), !line.hasPrefix(";") else { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        current = name(trimmed(line.dropFirst().dropLast()))
        if let current { profiles[current, default: [:]] = profiles[current] ?? [:] }
      } else if let current, !isIndented, let sign = line.firstIndex(of: "=") {
        let key = trimmed(line[..<sign]).lowercased()
        profiles[current, default: [:]][key] = trimmed(line[line.index(after: sign)...])
      }
    }
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
