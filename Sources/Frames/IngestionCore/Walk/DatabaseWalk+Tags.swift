import MetadataModel

/// The labels of a table and of its columns.
struct TableLabels {
  var table: [TagLabel]?
  var columns: [String: [TagLabel]] = [:]

  /// Puts the labels where they belong.
  func attach(to request: inout TableRequest) {
    request.tags = table
    guard !columns.isEmpty else { return }
    for index in request.columns.indices {
      if let labels = columns[request.columns[index].name] { request.columns[index].tags = labels }
    }
  }
}

extension DatabaseWalk {
  /// Hands tags to the sink before what they stand on, and answers their labels; nil if there are none.
  func label(_ tags: [TagRequest]) throws(MetadataError) -> [TagLabel]? {
    var labels: [TagLabel] = []
    for tag in tags {
      guard !tag.name.allSatisfy(\.isWhitespace), let name = name(of: tag) else { continue }
      try emit(tag, named: name)
      if !refusedTags.contains(name) { labels.append(TagLabel(name)) }
    }
    return labels.isEmpty ? nil : labels
  }

  private func name(of tag: TagRequest) -> String? {
    do throws(FullyQualifiedName.InvalidName) {
      return try tag.fullyQualifiedName()
    } catch {
      fail(IngestionFailure(tag.name, "Error yielding tag [\(tag.name)]: [\(error)]"))
      return nil
    }
  }

  /// The original client writes a tag each time it meets it; by default only tags that are not there are written.
  private func emit(_ tag: TagRequest, named name: String) throws(MetadataError) {
    guard compatibility.repeatsTags || knownTags.insert(name).inserted else { return }
    if !compatibility.repeatsTags, try catalog.entity(.tag, named: name, includingDeleted: false) != nil { return }
    status.scanned("Tag [\(name)]")
    let failures = sink.status.failures.count
    sink.write(.tag(tag, name: name))
    if sink.status.failures.count > failures { refusedTags.insert(name) } else { refusedTags.remove(name) }
  }

  /// Hands the tags of a table and its columns to the sink, and answers their labels.
  ///
  /// The original client keeps the labels of a schema's tables to the schema's end: one that comes twice has them twice.
  func labels(of listing: Source.Listing, in schema: SourceSchema) throws(MetadataError) -> TableLabels {
    guard configuration.metadata.includesTags else { return TableLabels() }
    let tags = source.tags(of: listing, in: schema)
    let name = source.table(listing).name
    var labels = carriedLabels[name] ?? TableLabels()
    if let found = try label(tags.table) { labels.table = (labels.table ?? []) + found }
    for (name, tags) in tags.columns {
      guard let found = try label(tags) else { continue }
      labels.columns[name, default: []] += found
    }
    if compatibility.emitsViewsTwice { carriedLabels[name] = labels }
    return labels
  }

  /// Takes what the source has to say besides its answers.
  func takeNotes() {
    for note in source.takeNotes() {
      switch note {
      case .warning(let warning): warn(warning)
      case .loss(let loss):
        observe(.log(compatibility.reportsLosses ? .debug : .warn, loss.line))
        if compatibility.reportsLosses { losses.add(loss) }
      }
    }
  }

  /// Reports what was lost on the way.
  func reportLosses() {
    for failure in losses.failures { fail(failure) }
  }
}
