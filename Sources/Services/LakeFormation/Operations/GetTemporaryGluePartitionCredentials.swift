import AWSWire
import Documents
import ServiceCore

/// Hands out credentials for the data of one partition of a table.
enum GetTemporaryGluePartitionCredentials: AWSOperation {
  struct Input: OperationInput {
    let vending: DataVending.Input
    let values: [String]

    init(_ fields: Fields) throws(ServiceError) {
      vending = try DataVending.Input(fields)
      values = try fields.requiredStructure("Partition").requiredStrings("Values", count: 1...100)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.vending.permissions(in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> VendedCredentials {
    let vending = try DataVending(input.vending, in: request)
    let partition = try vending.partition(input.values)
    var credentials = try vending.credentials(for: partition["StorageDescriptor"]?["Location"]?.string)
    credentials.path = nil
    return credentials
  }
}
