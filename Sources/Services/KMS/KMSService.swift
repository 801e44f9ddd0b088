public import ServiceCore

/// AWS Key Management Service: symmetric keys, what they encrypt, and who may use them.
public struct KMSService: JSONService {
  /// The service.
  public init() {}

  /// `kms`
  public let name = "kms"
  /// `TrentService`
  public let targetPrefix = "TrentService"
  /// The code of broken constraints.
  public let validationCode = "ValidationException"

  /// The operations served.
  public let operations = OperationTable([
    .operation(CancelKeyDeletion.self),
    .operation(CreateAlias.self),
    .operation(CreateGrant.self),
    .operation(CreateKey.self),
    .operation(Decrypt.self),
    .operation(DeleteAlias.self),
    .operation(DescribeKey.self),
    .operation(DisableKey.self),
    .operation(DisableKeyRotation.self),
    .operation(EnableKey.self),
    .operation(EnableKeyRotation.self),
    .operation(Encrypt.self),
    .operation(GenerateDataKey.self),
    .operation(GenerateDataKeyWithoutPlaintext.self),
    .operation(GenerateRandom.self),
    .operation(GetKeyPolicy.self),
    .operation(GetKeyRotationStatus.self),
    .operation(ListAliases.self),
    .operation(ListGrants.self),
    .operation(ListKeyPolicies.self),
    .operation(ListKeys.self),
    .operation(ListResourceTags.self),
    .operation(ListRetirableGrants.self),
    .operation(PutKeyPolicy.self),
    .operation(ReEncrypt.self),
    .operation(RetireGrant.self),
    .operation(RevokeGrant.self),
    .operation(ScheduleKeyDeletion.self),
    .operation(TagResource.self),
    .operation(UntagResource.self),
    .operation(UpdateAlias.self),
    .operation(UpdateKeyDescription.self),
  ])
}
