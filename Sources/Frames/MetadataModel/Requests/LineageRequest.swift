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

    /// An end of an edge.
    public init(_ entity: StoredEntity) {
      (kind, id, fullyQualifiedName) = (entity.kind, entity.id, entity.fullyQualifiedName)
    }

    /// The reference as the server reads it.
    public var json: JSON { .object(["id": .string(id), "type": .string(kind.name)]) }
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

  /// A request.
  public init(from: End, to: End, source: String, columns: [ColumnEdge]) {
    (self.from, self.to, self.source, self.columns) = (from, to, source, columns)
  }

  /// The edge's name in recordings and reports.
  public var label: String { "\(from.fullyQualifiedName) -> \(to.fullyQualifiedName)" }

  /// What is known of the edge, as the server reads it.
  public var details: JSON {
    .object(["columnsLineage": .array(columns.map(\.json)), "source": .string(source)])
  }

  /// The edge as the server reads it.
  public var json: JSON {
    .object(["fromEntity": from.json, "toEntity": to.json, "lineageDetails": details])
  }
}
