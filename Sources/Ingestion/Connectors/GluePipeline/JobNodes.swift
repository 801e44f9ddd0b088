import Documents
import IngestionCore

/// The nodes of a visual job: sources, transformations, targets.
struct JobNodes {
  private let nodes: JSON
  private let compatibility: Compatibility

  init(_ nodes: JSON, compatibility: Compatibility) {
    (self.nodes, self.compatibility) = (nodes, compatibility)
  }

  /// What the nodes read and write, up to the first one that cannot be understood.
  var flows: SourceFlows {
    var flows = SourceFlows()
    for node in nodes.members ?? [] {
      for kind in node.value.members ?? [] {
        do throws(Misfit) {
          guard let asset = try asset(kind.name, kind.value) else { continue }
          if isSource(kind.name) { flows.sources.append(asset) } else { flows.targets.append(asset) }
        } catch {
          flows.problem = "node \(node.name): \(kind.name) has no \(error.member)"
          // The 1.12 client gives the rest of the job up.
          if compatibility != .standard { return flows }
        }
      }
    }
    return flows
  }

  /// A member that a node of its kind must have.
  private struct Misfit: Error {
    let member: String
  }

  private func isSource(_ kind: String) -> Bool { kind.hasSuffix("Source") }

  private func asset(_ kind: String, _ node: JSON) throws(Misfit) -> SourceFlows.Asset? {
    switch kind {
    case "AmazonRedshiftSource", "AmazonRedshiftTarget":
      let data = node["Data"]
      guard let schema = data?["Schema"]?["Value"]?.string else { throw Misfit(member: "Data.Schema") }
      guard let table = data?["Table"]?["Value"]?.string else { throw Misfit(member: "Data.Table") }
      return .table(database: nil, schema: schema, name: table)
    case "AthenaConnectorSource", "JDBCConnectorSource", "JDBCConnectorTarget":
      let table = try text("ConnectionTable", node)
      return .table(database: nil, schema: node["SchemaName"]?.string, name: table)
    case "DirectJDBCSource", "RedshiftSource", "RedshiftTarget", "DirectJDBC":
      return .table(database: try text("Database", node), schema: nil, name: try text("Table", node))
    case let kind where kind.contains("Catalog"):
      return catalogTable(try text("Database", node), try text("Table", node))
    case "S3CsvSource", "S3JsonSource", "S3ParquetSource", "S3HudiSource", "S3DeltaSource":
      guard let paths = node["Paths"]?.elements else { throw Misfit(member: "Paths") }
      return .files(spellings(of: paths.compactMap(\.string)))
    case "S3DirectTarget", "S3DeltaDirectTarget", "S3GlueParquetTarget", "S3HudiDirectTarget":
      return .files(spellings(of: [try text("Path", node)]))
    case "S3IcebergDirectTarget", "S3HyperDirectTarget", "S3ExcelSource":
      guard compatibility == .standard else { return nil }
      return .files(
        spellings(of: (node["Paths"]?.elements ?? []).compactMap(\.string) + [node["Path"]?.string].compactMap { $0 }))
    default: return nil
    }
  }

  /// A Glue database is a schema; the 1.12 client takes it for a database, and so never finds the table.
  private func catalogTable(_ database: String, _ table: String) -> SourceFlows.Asset {
    compatibility == .standard
      ? .table(database: nil, schema: database, name: table) : .table(database: database, schema: nil, name: table)
  }

  /// Folders are known with and without the slash at their end, which the 1.12 client takes for different ones.
  private func spellings(of paths: [String]) -> [String] {
    guard compatibility == .standard else { return paths }
    return paths.flatMap { path in
      let bare = path.hasPrefix("s3a://") ? "s3://\(path.dropFirst(6))" : path
      return [bare, bare.hasSuffix("/") ? String(bare.dropLast()) : bare + "/"]
    }
  }

  private func text(_ member: String, _ node: JSON) throws(Misfit) -> String {
    guard let text = node[member]?.string else { throw Misfit(member: member) }
    return text
  }
}
