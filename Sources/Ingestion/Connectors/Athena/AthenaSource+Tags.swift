import AWSClient
public import IngestionCore
public import MetadataModel

extension AthenaSource {
  /// The LF-tags of a schema; none if Lake Formation may not be asked.
  public func tags(of schema: SourceSchema) -> [TagRequest] {
    do throws(FailureCause) {
      let tags = try attempt { () throws(AWSCallError) in
        try lakeFormation.tags(ofDatabase: schema.name, catalogID: connection.catalogID)
      }
      return requests(tags)
    } catch {
      lose(schema.name, error, "database resource [\(schema.name)]")
      return []
    }
  }

  /// The LF-tags of a table and its columns; none if Lake Formation may not be asked.
  public func tags(of listing: AthenaListing, in schema: SourceSchema) -> SourceTags {
    do throws(FailureCause) {
      let tags = try attempt { () throws(AWSCallError) in
        try lakeFormation.tags(ofTable: listing.name, in: schema.name, catalogID: connection.catalogID)
      }
      return SourceTags(table: requests(tags.table), columns: tags.columns.map { ($0.name, requests($0.tags)) })
    } catch {
      lose("\(schema.name).\(listing.name)", error, "table resource [\(listing.name)]")
      return SourceTags()
    }
  }

  private func requests(_ tags: [LakeTag]) -> [TagRequest] {
    tags.flatMap { tag in
      tag.values.map { value in
        TagRequest(
          value, in: tag.key, description: "ATHENA TAG", classificationDescription: "ATHENA TAG CLASSIFICATION")
      }
    }
  }

  private func lose(_ subject: String, _ cause: FailureCause, _ resource: String) {
    note(
      .loss(
        Loss(
          of: "LF-tags", of: subject, cause,
          line: "Unable to get LF-Tags for \(resource) due to: \(cause). Skipping.",
          remedy: "allow lakeformation:GetResourceLFTags, or set includeTags: false")))
  }
}
