import Documents

/// A table as the statement that would make it, in the layout of Hive's SHOW CREATE TABLE.
struct TableDefinitionText {
  private let table: JSON
  private let name: String

  /// - Parameter name: the name as the statement gave it.
  init(_ table: JSON, name: String) {
    (self.table, self.name) = (table, name)
  }

  /// The lines; clients read several of them by their exact blanks.
  var lines: [String] {
    let storage = table["StorageDescriptor"]
    let external = table["TableType"]?.string == "EXTERNAL_TABLE" ? "EXTERNAL " : ""
    var lines = ["CREATE \(external)TABLE `\(name)`("] + columns(storage?["Columns"])
    if let comment = table["Description"]?.string { lines.append("COMMENT \(HiveText.literal(comment))") }
    let keys = table["PartitionKeys"]
    if keys?.elements?.isEmpty == false { lines += ["PARTITIONED BY ( "] + columns(keys) }
    lines += serializer(storage?["SerdeInfo"])
    lines += ["STORED AS INPUTFORMAT ", "  \(HiveText.literal(storage?["InputFormat"]?.string ?? "")) "]
    lines += ["OUTPUTFORMAT ", "  \(HiveText.literal(storage?["OutputFormat"]?.string ?? ""))"]
    lines += ["LOCATION", "  \(HiveText.literal(storage?["Location"]?.string ?? ""))"]
    return lines + ["TBLPROPERTIES ("] + properties(table["Parameters"], without: ["EXTERNAL"], end: ")")
  }

  private func columns(_ columns: JSON?) -> [String] {
    let all = columns?.elements ?? []
    return all.enumerated().map { index, column in
      let comment = column["Comment"]?.string.map { " COMMENT \(HiveText.literal($0))" } ?? ""
      let text = "  `\(column["Name"]?.string ?? "")` \(column["Type"]?.string ?? "")\(comment)"
      return text + (index == all.count - 1 ? ")" : ", ")
    }
  }

  private func serializer(_ information: JSON?) -> [String] {
    let head = ["ROW FORMAT SERDE ", "  \(HiveText.literal(information?["SerializationLibrary"]?.string ?? "")) "]
    let parameters = information?["Parameters"]
    guard parameters?.members?.isEmpty == false else { return head }
    return head + ["WITH SERDEPROPERTIES ( "] + properties(parameters, without: [], end: ") ")
  }

  private func properties(_ map: JSON?, without hidden: [String], end: String) -> [String] {
    let members = (map?.members ?? []).filter { !hidden.contains($0.name) }.sorted { $0.name < $1.name }
    guard !members.isEmpty else { return [end] }
    return members.enumerated().map { index, member in
      let text = "  \(HiveText.literal(member.name))=\(HiveText.literal(member.value.string ?? ""))"
      return text + (index == members.count - 1 ? end : ", ")
    }
  }
}
