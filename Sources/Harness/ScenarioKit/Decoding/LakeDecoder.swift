import Basics
import Documents

/// Reads what Lake Formation begins with.
struct LakeDecoder {
  let reading: Reading

  func decode(_ yaml: YAML) -> LakeSeed {
    var seed = LakeSeed()
    guard var keys = KeyReader(yaml, "`lakeFormation`", reading) else { return seed }
    seed.admins = texts(keys.value("admins"), "an administrator")
    seed.locations = texts(keys.value("locations"), "a location").filter(isLocation)
    seed.closed = texts(keys.value("closed"), "what is closed").filter(isClosable)
    seed.tags = keys.value("tags").map(tags) ?? []
    seed.assignments = keys.value("tagged").map(assignments) ?? []
    seed.grants = keys.value("grants").map(grants) ?? []
    keys.finish()
    return seed
  }

  private func texts(_ yaml: YAML?, _ what: String) -> [Located<String>] {
    guard let yaml else { return [] }
    return reading.elements(yaml).compactMap { reading.located($0, what) }
  }

  private func isLocation(_ text: Located<String>) -> Bool {
    if text.value.hasPrefix("s3://"), text.value.utf8.count > 5 { return true }
    reading.report(.wrongValue, "\"\(text.value)\" is no location in S3", help: "write `s3://lake/sales`", at: text.location)
    return false
  }

  private func isClosable(_ text: Located<String>) -> Bool {
    if text.value == "everything" || text.value == "catalog" { return true }
    switch LakeTarget(named: text.value) {
    case .database, .table: return true
    default:
      reading.report(
        .wrongValue, "\"\(text.value)\" cannot be closed",
        help: "write `sales`, `sales.orders`, `sales.*`, `catalog` or `everything`", at: text.location)
      return false
    }
  }

  // MARK: Tags

  private func tags(_ yaml: YAML) -> [Located<LakeTag>] {
    reading.named(yaml, "`tags`", form: "`class: [public, private]`").map { name, key, value in
      Located(LakeTag(key: name, values: reading.texts(value, "a value of `\(name)`")), at: key.location)
    }
  }

  private func assignments(_ yaml: YAML) -> [Located<LakeAssignment>] {
    reading.named(yaml, "`tagged`", form: "`sales.orders: {class: public}`").compactMap { name, key, value in
      let tags = reading.pairs(value, "tag").map { LakeTag(key: $0.name, values: [$0.value]) }
      guard let resource = LakeTarget(named: name, hasColumns: true) else {
        reading.report(
          .wrongValue, "\"\(name)\" cannot be tagged", help: "write `sales`, `sales.orders` or `sales.orders.email`",
          at: key.location)
        return nil
      }
      return Located(LakeAssignment(resource: resource, tags: tags), at: key.location)
    }
  }

  // MARK: Grants

  private func grants(_ yaml: YAML) -> [Located<LakeGrant>] {
    reading.named(yaml, "`grants`", form: "`Analyst: [SELECT on sales.orders]`").flatMap { name, _, value in
      reading.elements(value).compactMap { grant($0, to: name) }
    }
  }

  private func grant(_ yaml: YAML, to principal: String) -> Located<LakeGrant>? {
    guard let text = reading.text(yaml, "a grant") else { return nil }
    if let on = text.firstRange(of: " on "), let resource = LakeTarget(text[on.upperBound...]) {
      let permissions = LakeTarget.list(text[..<on.lowerBound])
      if !permissions.isEmpty {
        return Located(LakeGrant(principal: principal, permissions: permissions, resource: resource), at: yaml.location)
      }
    }
    reading.report(
      .wrongValue, "\"\(text)\" is no grant",
      help: "write `SELECT on sales.orders`, `SELECT on sales.orders (id, total)`, `SELECT on tables where class=public`, "
        + "`CREATE_TABLE on sales` or `DATA_LOCATION_ACCESS on s3://lake/sales`", at: yaml.location)
    return nil
  }
}

extension LakeTarget {
  /// Reads what stands after `on` in a grant.
  init?(_ text: Substring) {
    let text = text.trimmed
    if text == "catalog" {
      self = .catalog
    } else if text.hasPrefix("s3://") {
      self = .location(String(text))
    } else if let condition = text.firstRange(of: " where ") {
      let kind = text[..<condition.lowerBound].trimmed
      guard kind == "tables" || kind == "databases", let tags = LakeTarget.tags(text[condition.upperBound...]) else {
        return nil
      }
      self = .tagged(isTables: kind == "tables", tags)
    } else if text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
      let columns = LakeTarget.list(text[text.index(after: open)...].dropLast())
      var name = text[..<open].trimmed
      let isExcluding = name.hasSuffix(" except")
      if isExcluding { name = name.dropLast(7).trimmed }
      guard case .table(let database, let table?) = LakeTarget(named: String(name)), !columns.isEmpty else { return nil }
      self = .columns(database, table, columns, isExcluding: isExcluding)
    } else {
      guard let target = LakeTarget(named: String(text)) else { return nil }
      self = target
    }
  }

  /// Reads `sales`, `sales.orders`, `sales.*` and, where columns may be meant, `sales.orders.email`.
  init?(named text: String, hasColumns: Bool = false) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
    switch parts.count {
    case 1: self = .database(parts[0])
    case 2: self = .table(parts[0], parts[1] == "*" ? nil : parts[1])
    case 3 where hasColumns: self = .columns(parts[0], parts[1], [parts[2]], isExcluding: false)
    default: return nil
    }
  }

  /// The words of a list with commas.
  static func list(_ text: Substring) -> [String] {
    text.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// Reads `class=public|internal and domain=sales`.
  private static func tags(_ text: Substring) -> [LakeTag]? {
    var tags: [LakeTag] = []
    for condition in text.split(separator: " and ") {
      let parts = condition.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].trimmed.isEmpty else { return nil }
      let values = parts[1].split(separator: "|").map { String($0.trimmed) }
      guard !values.isEmpty else { return nil }
      tags.append(LakeTag(key: String(parts[0].trimmed), values: values))
    }
    return tags.isEmpty ? nil : tags
  }
}

extension Substring {
  /// Without blanks at the ends.
  fileprivate var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
