import Documents
import SQLPlanning
import SQLSyntax
import ServiceCore

/// The columns of a view's query.
struct ViewColumns {
  /// A column of a view.
  struct Column: Sendable, Equatable {
    var name: String
    var type: ColumnType
  }

  private let analysis: QueryAnalysis

  init(_ analysis: QueryAnalysis) {
    self.analysis = analysis
  }

  /// - Throws: what is wrong with the query.
  func columns(of query: Query) throws(QueryFailure) -> [Column] {
    let outputs = try analysis.plan(query).outputs
    if let place = outputs.firstIndex(where: { !$0.isNamed }) {
      throw QueryFailure(
        "MISSING_COLUMN_NAME: \(query.position.text): Column name not specified at position \(place + 1)", type: 1006)
    }
    return outputs.map { Column(name: $0.name, type: ColumnType($0.type)) }
  }
}
