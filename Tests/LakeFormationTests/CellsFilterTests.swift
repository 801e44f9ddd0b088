import AWSWire
import Documents
import IAMPolicy
import LakeFormation
import ServiceCore
import Testing

/// Filters of tables, and what SELECT through them lets a caller see and read.
@Suite struct CellsFilterTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld(policies: ["ana": allowing("*"), "ben": allowing("glue:*")]) }

  private static func body(_ more: String, name: String = "north") -> String {
    #"""
    {"TableData": {"TableCatalogId": "000000000000", "DatabaseName": "sales", "TableName": "orders",
      "Name": "\#(name)", \#(more)}}
    """#
  }

  private static let place =
    #"{"TableCatalogId": "000000000000", "DatabaseName": "sales", "TableName": "orders", "Name": "north"}"#
  private static let north = body(#""RowFilter": {"FilterExpression": "region = 'north'"}, "ColumnNames": ["ID", "amount"]"#)

  private func filter() -> JSON { world.call("GetDataCellsFilter", CellsFilterTests.place).json["DataCellsFilter"] ?? .null }

  // MARK: The filters themselves

  @Test func `a filter is answered as it was made`() {
    #expect(world.call("CreateDataCellsFilter", CellsFilterTests.north).status == 200)
    var made = filter()
    #expect(made["VersionId"]?.string?.utf8.count == 36)
    made.set("VersionId", nil)
    #expect(
      made.text
        == #"{"TableCatalogId":"000000000000","DatabaseName":"sales","TableName":"orders","Name":"north","#
        + #""RowFilter":{"FilterExpression":"region = 'north'"},"ColumnNames":["id","amount"]}"#)
    #expect(world.call("CreateDataCellsFilter", CellsFilterTests.north).code == "AlreadyExistsException")
  }

  @Test func `a filter is replaced, under its version if one is named`() {
    world.call("CreateDataCellsFilter", CellsFilterTests.north)
    let version = filter()["VersionId"]?.string ?? ""
    func change(_ version: String) -> Answer {
      world.call(
        "UpdateDataCellsFilter",
        CellsFilterTests.body(
          #""RowFilter": {"AllRowsWildcard": {}}, "ColumnWildcard": {"ExcludedColumnNames": ["email"]}, "#
            + "\"VersionId\": \"\(version)\""))
    }
    #expect(change(version).status == 200)
    #expect(filter()["RowFilter"]?.text == #"{"AllRowsWildcard":{}}"#)
    #expect(filter()["ColumnWildcard"]?.text == #"{"ExcludedColumnNames":["email"]}"#)
    #expect(change(version).code == "ConcurrentModificationException")
  }

  @Test(arguments: [
    (#""ColumnNames": ["nothing"]"#, "EntityNotFoundException: Column nothing not found."),
    (
      #""RowFilter": {"AllRowsWildcard": {}}"#,
      "InvalidInputException: Either ColumnNames or ColumnWildcard must be set, not both."
    ),
    (
      #""RowFilter": {"FilterExpression": "a", "AllRowsWildcard": {}}, "ColumnWildcard": {}"#,
      "InvalidInputException: Either FilterExpression or AllRowsWildcard may be set, not both."
    ),
    (#""RowFilter": {"FilterExpression": " "}, "ColumnWildcard": {}"#, "InvalidInputException: The filter expression is empty."),
  ])
  func `what makes no sense is refused`(more: String, error: String) {
    #expect(world.call("CreateDataCellsFilter", CellsFilterTests.body(more)).error == error)
  }

  @Test func `filters are listed by table in pages`() {
    for name in ["c", "a", "b"] {
      world.call("CreateDataCellsFilter", CellsFilterTests.body(#""ColumnWildcard": {}"#, name: name))
    }
    func names(_ body: String) -> [String] {
      world.call("ListDataCellsFilter", body).json["DataCellsFilters"]?.elements?.compactMap { $0["Name"]?.string } ?? []
    }
    #expect(names(#"{"Table": {"DatabaseName": "sales", "Name": "Orders"}}"#) == ["a", "b", "c"])
    #expect(names(#"{"Table": {"DatabaseName": "sales", "Name": "customers"}}"#) == [])
    let token = world.call("ListDataCellsFilter", #"{"MaxResults": 2}"#).json["NextToken"]?.string ?? ""
    #expect(names("{\"NextToken\": \"\(token)\"}") == ["c"])
  }

  @Test func `a deleted filter takes its grants along`() {
    world.call("CreateDataCellsFilter", CellsFilterTests.north)
    let resource = "{\"DataCellsFilter\": \(CellsFilterTests.place)}"
    #expect(world.grant("SELECT", resource, to: "ana").status == 200)
    #expect(
      world.grants("{\"Resource\": \(resource)}") == [
        #"ana: DataCellsFilter{"TableCatalogId":"000000000000","DatabaseName":"sales","TableName":"orders","Name":"north"}"#
          + " [SELECT] with []"
      ])
    #expect(world.call("DeleteDataCellsFilter", CellsFilterTests.place).status == 200)
    #expect(world.call("GetDataCellsFilter", CellsFilterTests.place).code == "EntityNotFoundException")
    world.call("CreateDataCellsFilter", CellsFilterTests.north)
    #expect(world.grants("{\"Resource\": \(resource)}") == [])
  }

  @Test func `only what a filter has can be granted on it`() {
    world.call("CreateDataCellsFilter", CellsFilterTests.north)
    let answer = world.grant("ALTER", "{\"DataCellsFilter\": \(CellsFilterTests.place)}", to: "ana")
    #expect(answer.error == "InvalidInputException: Permissions modification is invalid.")
  }

  // MARK: What they open

  private func access(_ user: String) throws -> TableReadAccess {
    let request = try world.context(of: user)
    guard let catalog = world.cloud.ports.catalog?.unchecked, let governance = world.cloud.ports.governance else {
      throw ServiceError.internalFailure("no ports")
    }
    let table = try catalog.table("orders", in: "sales", catalog: nil, for: request)
    return try governance.readAccess(to: "orders", in: "sales", catalog: LakeWorld.account, table, for: request)
  }

  private func close() {
    world.close("orders", in: "sales")
    world.call("CreateDataCellsFilter", CellsFilterTests.north)
  }

  @Test func `what is open to everybody is not governed`() throws {
    #expect(try access("ana") == .ungoverned)
    world.close("customers", in: "sales")
    #expect(try access("ana") == .init(isGoverned: false, columns: .all))
  }

  @Test func `nothing is read without SELECT`() throws {
    close()
    #expect(try access("ana") == .init(isGoverned: true, columns: .only([])))
    #expect(try !access("ana").isReadable)
    world.grant("DESCRIBE", #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, to: "ana")
    #expect(try !access("ana").isReadable)
  }

  @Test func `a filter opens its cells`() throws {
    close()
    world.grant("SELECT", "{\"DataCellsFilter\": \(CellsFilterTests.place)}", to: "ana")
    #expect(try access("ana") == .init(isGoverned: true, columns: .only(["id", "amount"]), rowFilter: "region = 'north'"))
    #expect(world.columns("orders", by: "ana") == ["id", "amount"])
    #expect(try !access("ben").isReadable)
    world.call(
      "CreateDataCellsFilter",
      CellsFilterTests.body(#""RowFilter": {"FilterExpression": "id = 1"}, "ColumnNames": ["email"]"#, name: "one"))
    world.grant(
      "SELECT", #"{"DataCellsFilter": {"DatabaseName": "sales", "TableName": "orders", "Name": "one"}}"#, to: "ana")
    #expect(
      try access("ana")
        == .init(isGoverned: true, columns: .only(["id", "amount", "email"]), rowFilter: "(region = 'north') OR (id = 1)"))
    world.grant("SELECT", #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, to: "ana")
    #expect(try access("ana") == .init(isGoverned: true, columns: .all))
  }

  @Test func `columns are read as they were granted`() throws {
    close()
    world.grant(
      "SELECT",
      #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnWildcard": {"ExcludedColumnNames": ["email"]}}}"#,
      to: "ana")
    #expect(try access("ana") == .init(isGoverned: true, columns: .only(["id", "amount", "day"])))
  }

  @Test func `registered data is read by vended credentials, which IAM has to allow`() throws {
    world.glue(
      "UpdateTable",
      [
        "DatabaseName": "sales",
        "TableInput": .object([
          "Name": "orders", "StorageDescriptor": .object(["Location": "s3://lake/orders/", "Columns": .array([])]),
        ]),
      ])
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake/", "UseServiceLinkedRole": true}"#)
    #expect(try access("ana") == .init(isGoverned: true, columns: .all, isByVendedCredentials: true))
    let governance = try #require(world.cloud.ports.governance)
    func ask(_ user: String) throws {
      try governance.requireDataAccess(
        to: "Orders", in: "sales", catalog: LakeWorld.account, by: "athena", for: try world.context(of: user))
    }
    try ask("ana")
    let row = try #require(world.cloud.journal.records.last)
    #expect(row.action == "lakeformation:GetDataAccess")
    #expect(row.checks.map(\.request.resource) == ["arn:aws:glue:us-east-1:000000000000:table/sales/orders"])
    let error = #expect(throws: ServiceError.self) { try ask("ben") }
    #expect(
      error?.message.hasPrefix(
        "User: arn:aws:iam::000000000000:user/ben is not authorized to perform: lakeformation:GetDataAccess on resource: "
          + "arn:aws:glue:us-east-1:000000000000:table/sales/orders") == true)
  }
}
