public import AWSWire
public import Documents
public import ServiceCore

/// Changes of the Data Catalog for other services. Inputs are read from documents, as if they had come over the wire.
extension GlueCatalogPort {
  /// glue:CreateDatabase
  public func createDatabase(_ input: JSON, catalog: String?, for request: RequestContext) throws(ServiceError) {
    _ = try write(CreateDatabase.self, ["DatabaseInput": input], catalog, request)
  }

  /// glue:DeleteDatabase
  public func deleteDatabase(_ name: String, catalog: String?, for request: RequestContext) throws(ServiceError) {
    _ = try write(DeleteDatabase.self, ["Name": .string(name)], catalog, request)
  }

  /// glue:CreateTable
  public func createTable(
    _ input: JSON, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) {
    _ = try write(CreateTable.self, ["DatabaseName": .string(database), "TableInput": input], catalog, request)
  }

  /// glue:UpdateTable
  public func updateTable(
    _ input: JSON, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) {
    _ = try write(UpdateTable.self, ["DatabaseName": .string(database), "TableInput": input], catalog, request)
  }

  /// glue:DeleteTable
  public func deleteTable(
    _ name: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) {
    _ = try write(DeleteTable.self, ["DatabaseName": .string(database), "Name": .string(name)], catalog, request)
  }

  /// glue:BatchCreatePartition
  public func createPartitions(
    _ inputs: [JSON], of table: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) -> [ServiceError] {
    let output = try write(
      BatchCreatePartition.self,
      ["DatabaseName": .string(database), "TableName": .string(table), "PartitionInputList": .array(inputs)], catalog,
      request)
    return output.failures.map(\.error)
  }

  /// glue:DeletePartition
  public func deletePartition(
    _ values: [String], of table: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) {
    _ = try write(
      DeletePartition.self,
      [
        "DatabaseName": .string(database), "TableName": .string(table),
        "PartitionValues": .array(values.map { .string($0) }),
      ], catalog, request)
  }

  private func write<Call: AWSOperation>(
    _ type: Call.Type, _ members: KeyValuePairs<String, JSON?>, _ catalog: String?, _ request: RequestContext
  ) throws(ServiceError) -> Call.Output {
    var parameters = JSON.object(members)
    if let catalog { parameters.set("CatalogId", .string(catalog)) }
    let fields = Fields(parameters)
    let input = try Call.Input(fields)
    if let violation = fields.violation(code: "InvalidInputException") { throw violation }
    return try call(type, input, request, parameters)
  }
}
