import AWSWire
import Basics
import Documents
import ServiceCore

/// Makes a function. Its code is kept; what runs in its place is said by its environment.
enum CreateFunction: AWSOperation {
  struct Input: OperationInput {
    let function: FunctionName
    let role: String
    let code: FunctionCode
    let settings: JSON
    let architectures: [String]
    let tags: JSON?
    let isPublished: Bool

    init(_ fields: Fields) throws(ServiceError) {
      function = try fields.function()
      role = try fields.required("Role", LambdaShapes.role)
      settings = try fields.settings()
      let package = try fields.string("PackageType", .oneOf(["Zip", "Image"]))
      if package == "Image" { throw .unserved("PackageType Image") }
      code = try FunctionCode(try fields.requiredStructure("Code"))
      architectures = try fields.strings("Architectures", .oneOf(["x86_64", "arm64"]), count: 1...1) ?? ["x86_64"]
      tags = try fields.document("Tags", as: .map(key: .length(1...128), value: .length(0...256)))
      isPublished = try fields.bool("Publish") ?? false
    }
  }

  typealias Output = FunctionConfiguration

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let function = try input.function.reference(in: request)
    return [
      try LambdaResources.permission("CreateFunction", on: function, in: request), LambdaResources.passing(input.role),
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let function = try input.function.reference(in: request)
    guard input.settings["Runtime"] != nil, input.settings["Handler"] != nil else { throw .runtimeMissing }
    let store = FunctionStore(request, function)
    guard try store.version(StoredFunction.latest) == nil else { throw .functionExists(function.name) }
    try FunctionRole.check(input.role, in: request)
    var made = StoredFunction(
      account: function.account, region: function.region, name: function.name, version: StoredFunction.latest,
      settings: StoredFunction.completed(input.settings, name: function.name, architectures: input.architectures),
      modified: request.now, revision: request.ids.uuid(), codeSize: input.code.zip.count, codeHash: input.code.hash)
    made.change(.object([:]))
    try store.put(made)
    try store.put(code: input.code.zip, of: made.version)
    if let tags = input.tags { try store.put(tags: tags) }
    guard input.isPublished else { return FunctionConfiguration(function: made, isNew: true) }
    let published = try store.publish(description: nil)
    return FunctionConfiguration(function: published, qualifier: published.version, isNew: true)
  }
}
