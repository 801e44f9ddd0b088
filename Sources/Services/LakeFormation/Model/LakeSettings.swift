import AWSWire
import Documents
import ServiceCore

/// The settings of a data lake.
enum LakeSettings {
  /// What a catalog answers whose settings were never changed: IAM decides alone.
  static let untouched = complete(
    .object([
      "CreateDatabaseDefaultPermissions": openToEverybody, "CreateTableDefaultPermissions": openToEverybody,
    ]))

  private static let openToEverybody = JSON.array([
    .object([
      "Principal": .object(["DataLakePrincipalIdentifier": .string(LakePrincipal.everybody)]),
      "Permissions": .array([.string(LakePermission.all.rawValue)]),
    ])
  ])

  private static let lists = [
    "DataLakeAdmins", "ReadOnlyAdmins", "CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions",
  ]
  private static let version = "CROSS_ACCOUNT_VERSION"

  /// The settings with every member that answers have: what a request leaves out is reset.
  static func complete(_ settings: JSON) -> JSON {
    var document = JSON.object([:])
    for name in lists { document.set(name, settings[name] ?? .array([])) }
    var parameters = JSON.object([version: settings["Parameters"]?[version] ?? .string("1")])
    parameters.set("SET_CONTEXT", .string("TRUE"))
    document.set("Parameters", parameters)
    document.set("TrustedResourceOwners", settings["TrustedResourceOwners"] ?? .array([]))
    document.set("AllowExternalDataFiltering", settings["AllowExternalDataFiltering"] ?? .bool(false))
    document.set("AllowFullTableExternalDataAccess", settings["AllowFullTableExternalDataAccess"] ?? .bool(false))
    document.set("ExternalDataFilteringAllowList", settings["ExternalDataFilteringAllowList"] ?? .array([]))
    if let values = settings["AuthorizedSessionTagValueList"] { document.set("AuthorizedSessionTagValueList", values) }
    return document
  }

  /// Checks what the model cannot say.
  static func validate(_ settings: JSON, in request: RequestContext) throws(ServiceError) {
    for list in ["DataLakeAdmins", "ReadOnlyAdmins"] {
      for admin in settings[list]?.elements ?? [] {
        let name = admin["DataLakePrincipalIdentifier"]?.string ?? ""
        guard ARN(name) != nil else { throw .invalidPrincipal(name) }
        try LakePrincipal(name).validate(in: request)
      }
    }
    for list in ["CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions"] {
      let grants = settings[list] ?? .array([])
      guard grants == .array([]) || grants == openToEverybody else {
        throw .invalidInput("\(list) may only be empty or grant ALL to \(LakePrincipal.everybody).")
      }
    }
    for parameter in settings["Parameters"]?.members ?? [] { try validate(parameter) }
  }

  private static func validate(_ parameter: JSON.Member) throws(ServiceError) {
    let permitted = [version: ["1", "2", "3", "4", "5"], "SET_CONTEXT": ["TRUE", "FALSE"]]
    guard let value = parameter.value.string, permitted[parameter.name]?.contains(value) == true else {
      throw .invalidInput("\(parameter.value.string ?? "") is not a valid value of the parameter \(parameter.name).")
    }
  }
}
