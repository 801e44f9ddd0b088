import Documents
import HTTP

/// An LF-tag with the values that a resource has of it.
public struct LakeTag: Sendable, Equatable {
  /// The tag's key.
  public var key: String
  /// The values.
  public var values: [String]

  /// Reads a tag; nil without catalog, key or values, all of which Lake Formation answers.
  init?(_ document: JSON) {
    guard document["CatalogId"]?.string != nil, let key = document["TagKey"]?.string,
      let values = document["TagValues"]?.elements
    else { return nil }
    self.key = key
    self.values = values.compactMap(\.string)
  }
}

/// The LF-tags of a table and of its columns.
public struct LakeTableTags: Sendable, Equatable {
  /// The table's.
  public var table: [LakeTag] = []
  /// The columns', those without tags left out.
  public var columns: [Column] = []

  /// The tags of a column.
  public struct Column: Sendable, Equatable {
    /// The column's name.
    public var name: String
    /// Its tags.
    public var tags: [LakeTag]
  }

  /// No tags.
  public init() {}
}

/// Calls Lake Formation.
public struct LakeFormationClient: Sendable {
  private let caller: AWSCaller
  private let target: CallTarget

  /// A client.
  public init(_ caller: AWSCaller, at target: CallTarget) {
    (self.caller, self.target) = (caller, target)
  }

  /// The LF-tags of a database.
  /// - Parameter catalogID: the catalog; nil for the caller's own.
  /// - Throws: `AWSCallError` as all calls.
  public func tags(ofDatabase name: String, catalogID: String? = nil) throws(AWSCallError) -> [LakeTag] {
    let database = JSON.object(["Name": .string(name), "CatalogId": catalogID.map { .string($0) }])
    let answer = try call("GetResourceLFTags", .object(["Resource": .object(["Database": database])]))
    return (answer["LFTagOnDatabase"]?.elements ?? []).compactMap(LakeTag.init)
  }

  /// The LF-tags of a table and its columns, asked for in one call that names the table twice: once for each level.
  public func tags(
    ofTable name: String, in database: String, catalogID: String? = nil
  ) throws(AWSCallError) -> LakeTableTags {
    let table = JSON.object([
      "DatabaseName": .string(database), "Name": .string(name), "CatalogId": catalogID.map { .string($0) },
    ])
    let resource = JSON.object(["Table": table, "TableWithColumns": table])
    let answer = try call("GetResourceLFTags", .object(["Resource": resource]))
    var tags = LakeTableTags()
    tags.table = (answer["LFTagsOnTable"]?.elements ?? []).compactMap(LakeTag.init)
    tags.columns = (answer["LFTagsOnColumns"]?.elements ?? []).compactMap { column in
      column["Name"]?.string.map { name in
        LakeTableTags.Column(name: name, tags: (column["LFTags"]?.elements ?? []).compactMap(LakeTag.init))
      }
    }
    return tags
  }

  private func call(_ operation: String, _ input: JSON) throws(AWSCallError) -> JSON {
    try caller.post(target, operation, input)
  }
}
