public import ServiceCore

/// AWS Identity and Access Management.
public struct IAMService: QueryService {
  /// The service.
  public init() {}

  /// `iam`
  public let name = "iam"
  /// The name space of answers.
  public let namespace = "https://iam.amazonaws.com/doc/2010-05-08/"
  /// The code of broken constraints.
  public let validationCode = "ValidationError"

  /// The operations served.
  public let operations = OperationTable([
    .operation(AddUserToGroup.self),
    .operation(AttachManagedPolicy<GroupKind>.self),
    .operation(AttachManagedPolicy<RoleKind>.self),
    .operation(AttachManagedPolicy<UserKind>.self),
    .operation(CreateAccessKey.self),
    .operation(CreateGroup.self),
    .operation(CreatePolicy.self),
    .operation(CreatePolicyVersion.self),
    .operation(CreateRole.self),
    .operation(CreateUser.self),
    .operation(DeleteAccessKey.self),
    .operation(DeleteGroup.self),
    .operation(DeleteInlinePolicy<GroupKind>.self),
    .operation(DeletePolicy.self),
    .operation(DeletePolicyVersion.self),
    .operation(DeleteRole.self),
    .operation(DeletePermissionsBoundary<RoleKind>.self),
    .operation(DeleteInlinePolicy<RoleKind>.self),
    .operation(DeleteUser.self),
    .operation(DeletePermissionsBoundary<UserKind>.self),
    .operation(DeleteInlinePolicy<UserKind>.self),
    .operation(DetachManagedPolicy<GroupKind>.self),
    .operation(DetachManagedPolicy<RoleKind>.self),
    .operation(DetachManagedPolicy<UserKind>.self),
    .operation(GetContextKeysForCustomPolicy.self),
    .operation(GetContextKeysForPrincipalPolicy.self),
    .operation(GetGroup.self),
    .operation(GetInlinePolicy<GroupKind>.self),
    .operation(GetPolicy.self),
    .operation(GetPolicyVersion.self),
    .operation(GetRole.self),
    .operation(GetInlinePolicy<RoleKind>.self),
    .operation(GetUser.self),
    .operation(GetInlinePolicy<UserKind>.self),
    .operation(ListAccessKeys.self),
    .operation(ListAttachedPolicies<GroupKind>.self),
    .operation(ListAttachedPolicies<RoleKind>.self),
    .operation(ListAttachedPolicies<UserKind>.self),
    .operation(ListEntitiesForPolicy.self),
    .operation(ListInlinePolicies<GroupKind>.self),
    .operation(ListGroups.self),
    .operation(ListGroupsForUser.self),
    .operation(ListPolicies.self),
    .operation(ListPolicyTags.self),
    .operation(ListPolicyVersions.self),
    .operation(ListInlinePolicies<RoleKind>.self),
    .operation(ListEntityTags<RoleKind>.self),
    .operation(ListRoles.self),
    .operation(ListInlinePolicies<UserKind>.self),
    .operation(ListEntityTags<UserKind>.self),
    .operation(ListUsers.self),
    .operation(PutInlinePolicy<GroupKind>.self),
    .operation(PutPermissionsBoundary<RoleKind>.self),
    .operation(PutInlinePolicy<RoleKind>.self),
    .operation(PutPermissionsBoundary<UserKind>.self),
    .operation(PutInlinePolicy<UserKind>.self),
    .operation(RemoveUserFromGroup.self),
    .operation(SetDefaultPolicyVersion.self),
    .operation(SimulateCustomPolicy.self),
    .operation(SimulatePrincipalPolicy.self),
    .operation(TagPolicy.self),
    .operation(TagEntity<RoleKind>.self),
    .operation(TagEntity<UserKind>.self),
    .operation(UntagPolicy.self),
    .operation(UntagEntity<RoleKind>.self),
    .operation(UntagEntity<UserKind>.self),
    .operation(UpdateAccessKey.self),
    .operation(UpdateAssumeRolePolicy.self),
    .operation(UpdateGroup.self),
    .operation(UpdateRole.self),
    .operation(UpdateRoleDescription.self),
    .operation(UpdateUser.self),
  ])
}
