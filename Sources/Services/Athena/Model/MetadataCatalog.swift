import AWSWire
import Documents
import ServiceCore

/// The Data Catalog as Athena's metadata operations see it: Glue's answers in Athena's shapes, its refusals as
/// `MetadataException`.
struct MetadataCatalog {
  private let request: RequestContext
  private let port: any CatalogPort
  private let catalog: String?

  /// - Parameter name: the catalog's name in the request.
  init(_ name: String, _ request: RequestContext) throws(ServiceError) {
    guard let port = request.cloud.ports.catalog else { throw .internalFailure("no Data Catalog is wired") }
    (self.request, self.port) = (request, port)
    catalog = try DataCatalogStore(request).glueCatalog(name)
  }

  func database(_ name: String) throws(ServiceError) -> JSON {
    MetadataCatalog.database(
      try passingOn { () throws(ServiceError) in try port.database(name, catalog: catalog, for: request) })
  }

  func databases(limit: Int, after token: String?) throws(ServiceError) -> CatalogPage {
    var page = try passingOn { () throws(ServiceError) in
      try port.databases(catalog: catalog, limit: limit, after: token, for: request)
    }
    page.items = page.items.map(MetadataCatalog.database)
    return page
  }

  func table(_ name: String, in database: String) throws(ServiceError) -> JSON {
    MetadataCatalog.table(
      try passingOn { () throws(ServiceError) in
        try port.table(name, in: database, catalog: catalog, for: request)
      })
  }

  func tables(
    of database: String, matching expression: String?, limit: Int, after token: String?
  ) throws(ServiceError) -> CatalogPage {
    var page = try passingOn { () throws(ServiceError) in
      try port.tables(
        of: database, matching: expression, catalog: catalog, limit: limit, after: token, for: request)
    }
    page.items = page.items.map(MetadataCatalog.table)
    return page
  }

  private func passingOn<Value>(_ call: () throws(ServiceError) -> Value) throws(ServiceError) -> Value {
    do {
      return try call()
    } catch {
      throw .metadata(error, request)
    }
  }

  // MARK: Shapes

  private static func database(_ glue: JSON) -> JSON {
    .object(["Name": glue["Name"], "Description": glue["Description"], "Parameters": glue["Parameters"]])
  }

  private static func table(_ glue: JSON) -> JSON {
    .object([
      "Name": glue["Name"], "CreateTime": glue["CreateTime"], "LastAccessTime": glue["LastAccessTime"] ?? .number(0),
      "TableType": glue["TableType"], "Columns": columns(glue["StorageDescriptor"]?["Columns"]),
      "PartitionKeys": columns(glue["PartitionKeys"]), "Parameters": parameters(glue),
    ])
  }

  private static func columns(_ glue: JSON?) -> JSON {
    .array(
      (glue?.elements ?? []).map {
        .object(["Name": $0["Name"], "Type": $0["Type"], "Comment": $0["Comment"]])
      })
  }

  /// Athena adds what the storage descriptor says to the table's own parameters.
  private static func parameters(_ glue: JSON) -> JSON {
    var parameters = glue["Parameters"] ?? .object([:])
    guard let storage = glue["StorageDescriptor"] else { return parameters }
    for (name, member) in [("inputformat", "InputFormat"), ("location", "Location"), ("outputformat", "OutputFormat")] {
      if let value = storage[member], value.string?.isEmpty == false || member == "Location" { parameters.set(name, value) }
    }
    for parameter in storage["SerdeInfo"]?["Parameters"]?.members ?? [] {
      parameters.set("serde.param.\(parameter.name)", parameter.value)
    }
    if let library = storage["SerdeInfo"]?["SerializationLibrary"] { parameters.set("serde.serialization.lib", library) }
    return parameters
  }
}
