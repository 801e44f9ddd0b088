extension AWSManagedPolicy {
  /// The policies AWS keeps for Lake Formation.
  static let lakeFormation = [awsLakeFormationDataAdmin, awsLakeFormationCrossAccountManager]

  private static let awsLakeFormationDataAdmin = AWSManagedPolicy(
    name: "AWSLakeFormationDataAdmin", path: "/",
    version: 6, edited: "2026-02-12T18:02:56Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Action": [
                      "lakeformation:*",
                      "cloudtrail:DescribeTrails",
                      "cloudtrail:LookupEvents",
                      "glue:CreateCatalog",
                      "glue:UpdateCatalog",
                      "glue:DeleteCatalog",
                      "glue:GetCatalog",
                      "glue:GetCatalogs",
                      "glue:GetDatabase",
                      "glue:GetDatabases",
                      "glue:CreateDatabase",
                      "glue:UpdateDatabase",
                      "glue:DeleteDatabase",
                      "glue:GetConnections",
                      "glue:SearchTables",
                      "glue:GetTable",
                      "glue:CreateTable",
                      "glue:UpdateTable",
                      "glue:DeleteTable",
                      "glue:GetTableVersions",
                      "glue:GetPartitions",
                      "glue:GetTables",
                      "glue:ListWorkflows",
                      "glue:BatchGetWorkflows",
                      "glue:DeleteWorkflow",
                      "glue:GetWorkflowRuns",
                      "glue:StartWorkflowRun",
                      "glue:GetWorkflow",
                      "s3:ListBucket",
                      "s3:GetBucketLocation",
                      "s3:ListAllMyBuckets",
                      "s3:GetBucketAcl",
                      "iam:ListUsers",
                      "iam:ListRoles",
                      "iam:GetRole",
                      "iam:GetRolePolicy"
                  ],
                  "Resource": "*",
                  "Effect": "Allow",
                  "Sid": "AWSLakeFormationDataAdminAllow"
              },
              {
                  "Action": [
                      "lakeformation:PutDataLakeSettings"
                  ],
                  "Resource": "*",
                  "Effect": "Deny",
                  "Sid": "AWSLakeFormationDataAdminDeny"
              }
          ]
      }
      """#)

  private static let awsLakeFormationCrossAccountManager = AWSManagedPolicy(
    name: "AWSLakeFormationCrossAccountManager", path: "/",
    version: 8, edited: "2026-02-11T22:17:21Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Action": [
                      "ram:CreateResourceShare"
                  ],
                  "Resource": "*",
                  "Effect": "Allow",
                  "Condition": {
                      "StringLikeIfExists": {
                          "ram:RequestedResourceType": [
                              "glue:Table",
                              "glue:Database",
                              "glue:Catalog"
                          ]
                      }
                  },
                  "Sid": "AllowCreateResourceShare"
              },
              {
                  "Action": [
                      "ram:UpdateResourceShare",
                      "ram:DeleteResourceShare",
                      "ram:AssociateResourceShare",
                      "ram:DisassociateResourceShare",
                      "ram:GetResourceShares"
                  ],
                  "Resource": "*",
                  "Effect": "Allow",
                  "Condition": {
                      "StringLike": {
                          "ram:ResourceShareName": [
                              "LakeFormation*"
                          ]
                      }
                  },
                  "Sid": "AllowManageResourceShare"
              },
              {
                  "Action": [
                      "ram:AssociateResourceSharePermission"
                  ],
                  "Resource": "*",
                  "Effect": "Allow",
                  "Condition": {
                      "ArnLike": {
                          "ram:PermissionArn": [
                              "arn:aws:ram::aws:permission/AWSRAMLFEnabled*"
                          ]
                      }
                  },
                  "Sid": "AllowManageResourceSharePermissions"
              },
              {
                  "Action": [
                      "glue:PutResourcePolicy",
                      "glue:DeleteResourcePolicy",
                      "organizations:DescribeOrganization",
                      "organizations:DescribeAccount",
                      "ram:Get*",
                      "ram:List*"
                  ],
                  "Resource": "*",
                  "Effect": "Allow",
                  "Sid": "AllowXAcctManagerPermissions"
              },
              {
                  "Action": [
                      "organizations:ListRoots",
                      "organizations:ListAccountsForParent",
                      "organizations:ListOrganizationalUnitsForParent"
                  ],
                  "Resource": "*",
                  "Effect": "Allow",
                  "Sid": "AllowOrganizationsPermissions"
              }
          ]
      }
      """#)
}
