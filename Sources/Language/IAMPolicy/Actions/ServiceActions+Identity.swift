extension ServiceActions {
  /// AWS Identity and Access Management.
  static let iam = ServiceActions(
    "iam",
    types: """
      accessReport iam:-A:access-report/*
      assumedRole iam:-A:assumed-role/*/*
      delegationRequest iam:-A:delegation-request/*
      federatedUser iam:-A:federated-user/*
      group iam:-A:group/*
      instanceProfile iam:-A:instance-profile/*
      mfa iam:-A:mfa/*
      oidcProvider iam:-A:oidc-provider/*
      policy iam:-A:policy/*
      role iam:-A:role/*
      samlProvider iam:-A:saml-provider/*
      serverCertificate iam:-A:server-certificate/*
      smsMfa iam:-A:sms-mfa/*
      user iam:-A:user/*
      """,
    actions: """
      delegationRequest: AcceptDelegationRequest AssociateDelegationRequest CreateDelegationRequest GetDelegationRequest
      GetHumanReadableSummary RejectDelegationRequest SendDelegationToken
      oidcProvider: AddClientIDToOpenIDConnectProvider CreateOpenIDConnectProvider DeleteOpenIDConnectProvider
      GetOpenIDConnectProvider ListOpenIDConnectProviderTags RemoveClientIDFromOpenIDConnectProvider
      TagOpenIDConnectProvider UntagOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint
      instanceProfile: AddRoleToInstanceProfile CreateInstanceProfile DeleteInstanceProfile GetInstanceProfile
      ListInstanceProfileTags RemoveRoleFromInstanceProfile TagInstanceProfile UntagInstanceProfile
      group: AddUserToGroup AttachGroupPolicy CreateGroup DeleteGroup DeleteGroupPolicy DetachGroupPolicy GetGroup
      GetGroupPolicy ListAttachedGroupPolicies ListGroupPolicies PutGroupPolicy RemoveUserFromGroup UpdateGroup
      role: AttachRolePolicy CreateRole CreateServiceLinkedRole DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy
      DeleteServiceLinkedRole DetachRolePolicy GetRole GetRolePolicy GetServiceLinkedRoleDeletionStatus
      ListAttachedRolePolicies ListInstanceProfilesForRole ListRolePolicies ListRoleTags PassRole
      PutRolePermissionsBoundary PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription
      user: AttachUserPolicy ChangePassword CreateAccessKey CreateLoginProfile CreateServiceSpecificCredential CreateUser
      DeactivateMFADevice DeleteAccessKey DeleteLoginProfile DeleteSSHPublicKey DeleteServiceSpecificCredential
      DeleteSigningCertificate DeleteUser DeleteUserPermissionsBoundary DeleteUserPolicy DetachUserPolicy EnableMFADevice
      GetAccessKeyLastUsed GetLoginProfile GetMFADevice GetSSHPublicKey GetUser GetUserPolicy ListAccessKeys
      ListAttachedUserPolicies ListGroupsForUser ListSSHPublicKeys ListServiceSpecificCredentials ListSigningCertificates
      ListUserPolicies ListUserTags PutUserPermissionsBoundary PutUserPolicy ResetServiceSpecificCredential
      ResyncMFADevice TagUser UntagUser UpdateAccessKey UpdateLoginProfile UpdateSSHPublicKey
      UpdateServiceSpecificCredential UpdateSigningCertificate UpdateUser UploadSSHPublicKey UploadSigningCertificate
      *: CreateAccountAlias DeleteAccountAlias DeleteAccountPasswordPolicy DeleteCloudFrontPublicKey
      DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions DisableOutboundWebIdentityFederation
      EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions EnableOutboundWebIdentityFederation
      GenerateCredentialReport GetAccountAuthorizationDetails GetAccountEmailAddress GetAccountName
      GetAccountPasswordPolicy GetAccountSummary GetCloudFrontPublicKey GetContextKeysForCustomPolicy GetCredentialReport
      GetOrganizationsAccessReport GetOutboundWebIdentityFederationInfo GetServiceLastAccessedDetails
      GetServiceLastAccessedDetailsWithEntities ListAccountAliases ListCloudFrontPublicKeys ListDelegationRequests
      ListGroups ListInstanceProfiles ListOpenIDConnectProviders ListOrganizationsFeatures ListPolicies ListRoles
      ListSAMLProviders ListSTSRegionalEndpointsStatus ListServerCertificates ListUsers ListVirtualMFADevices
      SetSTSRegionalEndpointStatus SetSecurityTokenServicePreferences SimulateCustomPolicy UpdateAccountEmailAddress
      UpdateAccountName UpdateAccountPasswordPolicy UpdateCloudFrontPublicKey UploadCloudFrontPublicKey
      policy: CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion GetPolicy GetPolicyVersion
      ListEntitiesForPolicy ListPolicyTags ListPolicyVersions SetDefaultPolicyVersion TagPolicy UntagPolicy
      samlProvider: CreateSAMLProvider DeleteSAMLProvider GetSAMLProvider ListSAMLProviderTags TagSAMLProvider
      UntagSAMLProvider UpdateSAMLProvider
      mfa: CreateVirtualMFADevice ListMFADeviceTags TagMFADevice UntagMFADevice
      serverCertificate: DeleteServerCertificate GetServerCertificate ListServerCertificateTags TagServerCertificate
      UntagServerCertificate UpdateServerCertificate UploadServerCertificate
      -|mfa|smsMfa: DeleteVirtualMFADevice
      accessReport: GenerateOrganizationsAccessReport
      group+policy+role+user: GenerateServiceLastAccessedDetails
      -|group|role|user: GetContextKeysForPrincipalPolicy SimulatePrincipalPolicy
      -|user: ListMFADevices
      group+role+user: ListPoliciesGrantingServiceAccess
      """)

  /// AWS Security Token Service.
  static let sts = ServiceActions(
    "sts",
    types: """
      contextProvider iam:-A:contextProvider/*
      federatedUser sts:-A:federated-user/*
      role iam:-A:role/*
      rootUser iam:-A:root
      selfSession sts:-A:self
      user iam:-A:user/*
      """,
    actions: """
      role: AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity
      rootUser: AssumeRoot
      *: DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetDelegatedAccessToken GetServiceBearerToken
      GetSessionToken GetWebIdentityToken TagGetWebIdentityToken
      -|federatedUser|user: GetFederationToken
      -|role|selfSession: SetContext
      -|role|user: SetSourceIdentity TagSession
      """)
}
