public import AWSWire
public import Documents

/// What other services change in the Data Catalog: each call is Glue's own operation, made for the caller.
public protocol CatalogWriting: Sendable {
  /// Creates a database (glue:CreateDatabase).
  /// - Parameter input: Glue's `DatabaseInput`.
  func createDatabase(_ input: JSON, catalog: String?, for request: RequestContext) throws(ServiceError)

  /// Removes a database with what is in it (glue:DeleteDatabase).
  func deleteDatabase(_ name: String, catalog: String?, for request: RequestContext) throws(ServiceError)

  /// Creates a table (glue:CreateTable).
  /// - Parameter input: Glue's `TableInput`.
  func createTable(
    _ input: JSON, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError)

  /// Replaces a table's definition (glue:UpdateTable).
  /// - Parameter input: Glue's `TableInput`.
  func updateTable(
    _ input: JSON, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError)

  /// Removes a table (glue:DeleteTable).
  func deleteTable(
    _ name: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError)

  /// Adds partitions to a table, a hundred at most (glue:BatchCreatePartition).
  /// - Parameter inputs: Glue's `PartitionInput`s.
  /// - Returns: what went wrong with single partitions; the others were added.
  func createPartitions(
    _ inputs: [JSON], of table: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError) -> [ServiceError]

  /// Removes a partition (glue:DeletePartition).
  func deletePartition(
    _ values: [String], of table: String, in database: String, catalog: String?, for request: RequestContext
  ) throws(ServiceError)
}
