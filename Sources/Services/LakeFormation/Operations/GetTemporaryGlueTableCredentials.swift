import AWSWire
import Documents
import ServiceCore

/// Hands out credentials for the data of a table.
enum GetTemporaryGlueTableCredentials: AWSOperation {
  struct Input: OperationInput {
    let vending: DataVending.Input

    init(_ fields: Fields) throws(ServiceError) {
      vending = try DataVending.Input(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    input.vending.permissions(in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> VendedCredentials {
    let vending = try DataVending(input.vending, in: request)
    return try vending.credentials(for: vending.table["StorageDescriptor"]?["Location"]?.string)
  }
}
