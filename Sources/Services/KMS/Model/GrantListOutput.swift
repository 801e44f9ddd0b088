import AWSWire
import ServiceCore

/// A page of grants.
struct GrantListOutput: OperationOutput {
  let page: Page<Grant>
  let region: String
  /// The account of the keys.
  let account: String

  func write(to fields: inout FieldWriter) {
    fields.list("Grants", page.items) { item, grant in
      let arn = ARN(service: "kms", region: region, account: account, resource: "key/\(grant.keyID)")
      item.grant(grant, keyARN: arn.description)
    }
    fields.page(page)
  }
}
