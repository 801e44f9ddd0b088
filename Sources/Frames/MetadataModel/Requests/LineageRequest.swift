public import Documents

/// A request to draw an edge from one entity to another.
public struct LineageRequest: Sendable, Equatable {
  /// One end of an edge.
  public struct End: Sendable, Equatable {
    /// The kind of entity.
    public var kind: EntityKind
    /// Its id on the server.
    public var id: String
    /// Its fully qualified name.
    public var fullyQualifiedName: String
    /// What else the reference tells of the entity.
    public var details: [JSON.Member] = []

    /// An end of an edge.
    /// - Parameter members: the entity's members that the reference repeats.
    public init(_ entity: StoredEntity, telling members: [String] = []) {
      (kind, id, fullyQualifiedName) = (entity.kind, entity.id, entity.fullyQualifiedName)
      details = members.compactMap { name in
        entity.document[name].flatMap { $0.isNull ? nil : JSON.Member(name, $0) }
      }
    }

    /// The reference as the server reads it.
    public var json: JSON {
      JSON(.object([JSON.Member("id", .string(id)), JSON.Member("type", .string(kind.name))] + details))
    }

    /// Whether two ends are the same, whatever the references tell.
    public static func == (left: End, right: End) -> Bool { left.kind == right.kind && left.id == right.id }
  }

  /// What flows into one column.
  public struct ColumnEdge: Sendable, Hashable {
    /// Fully qualified names of the columns that it comes from.
    public var fromColumns: [String]
    /// The fully qualified name of the column that it goes to.
    public var toColumn: String

    /// An edge between columns.
    public init(from columns: [String], to column: String) {
      (fromColumns, toColumn) = (columns, column)
    }

    /// The edge as the server reads it.
    public var json: JSON {
      .object(["fromColumns": .array(fromColumns.map { .string($0) }), "toColumn": .string(toColumn)])
    }
  }

  /// Where the data comes from.
  public var from: End
  /// Where it goes.
  public var to: End
  /// How the edge is known, for example `ExternalTableLineage`.
  public var source: String
  /// The edges between columns.
  public var columns: [ColumnEdge]
  /// The pipeline through which the data flows; nil if it is not known.
  public var pipeline: End?

  /// A request.
  public init(from: End, to: End, source: String, columns: [ColumnEdge], pipeline: End? = nil) {
    (self.from, self.to, self.source, self.columns, self.pipeline) = (from, to, source, columns, pipeline)
  }

  /// The edge's name in recordings and reports.
  public var label: String { "\(from.fullyQualifiedName) -> \(to.fullyQualifiedName)" }

  /// What is known of the edge, as the server reads it.
  public var details: JSON {
    if let pipeline, columns.isEmpty { return .object(["pipeline": pipeline.json, "source": .string(source)]) }
    return .object([
      "columnsLineage": .array(columns.map(\.json)), "pipeline": pipeline?.json, "source": .string(source),
    ])
  }

  /// The edge as the server reads it.
  public var json: JSON {
    .object(["fromEntity": from.json, "toEntity": to.json, "lineageDetails": details])
  }
}
