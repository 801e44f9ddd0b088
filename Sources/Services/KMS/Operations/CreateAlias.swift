import AWSWire
import ServiceCore

/// Gives a key another name.
enum CreateAlias: AWSOperation {
  typealias Input = AliasInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try input.permissions("CreateAlias", in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = KeyStore(request, account: request.account)
    try store.purge()
    let key = try input.key(for: "CreateAlias", in: request)
    try key.requireKept()
    guard try store.alias(input.name) == nil else {
      throw .aliasExists(KMSResources.alias(input.name, of: request.account, request))
    }
    guard try store.aliases(of: key.id).count < 50 else {
      throw .limitExceeded("The key \(key.arn) has the most aliases it can have: 50.")
    }
    try store.put(Alias(name: input.name, keyID: key.id, created: request.now, updated: request.now))
    return EmptyOutput()
  }
}
