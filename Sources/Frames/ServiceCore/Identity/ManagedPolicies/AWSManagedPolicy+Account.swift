extension AWSManagedPolicy {
  /// The policies AWS keeps for whole accounts, for IAM and for Lambda functions.
  static let account = [
    administratorAccess, iamFullAccess, iamReadOnlyAccess, powerUserAccess,
    awsLambdaRole, awsLambdaBasicExecutionRole,
  ]

  private static let administratorAccess = AWSManagedPolicy(
    name: "AdministratorAccess", path: "/", id: "ANPAIWMBCKSKIEE64ZLYK",
    description: "Provides full access to AWS services and resources.",
    version: 1, created: "2015-02-06T18:39:46Z", edited: "2015-02-06T18:39:46Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": "*",
                  "Resource": "*"
              }
          ]
      }
      """#)

  private static let iamFullAccess = AWSManagedPolicy(
    name: "IAMFullAccess", path: "/", id: "ANPAI7XKCFMBPM3QQRRVQ",
    description: "Provides full access to IAM via the AWS Management Console.",
    version: 2, created: "2015-02-06T18:40:38Z", edited: "2019-06-21T19:40:00Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "iam:*",
                      "organizations:DescribeAccount",
                      "organizations:DescribeOrganization",
                      "organizations:DescribeOrganizationalUnit",
                      "organizations:DescribePolicy",
                      "organizations:ListChildren",
                      "organizations:ListParents",
                      "organizations:ListPoliciesForTarget",
                      "organizations:ListRoots",
                      "organizations:ListPolicies",
                      "organizations:ListTargetsForPolicy"
                  ],
                  "Resource": "*"
              }
          ]
      }
      """#)

  private static let iamReadOnlyAccess = AWSManagedPolicy(
    name: "IAMReadOnlyAccess", path: "/", id: "ANPAJKSO7NDY4T57MWDSQ",
    description: "Provides read only access to IAM via the AWS Management Console.",
    version: 4, created: "2015-02-06T18:40:39Z", edited: "2018-01-25T19:11:27Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "iam:GenerateCredentialReport",
                      "iam:GenerateServiceLastAccessedDetails",
                      "iam:Get*",
                      "iam:List*",
                      "iam:SimulateCustomPolicy",
                      "iam:SimulatePrincipalPolicy"
                  ],
                  "Resource": "*"
              }
          ]
      }
      """#)

  private static let powerUserAccess = AWSManagedPolicy(
    name: "PowerUserAccess", path: "/", id: "ANPAJYRXTHIB4FOVS3ZXS",
    description: "Provides full access to AWS services and resources, but does not allow management of Users and "
      + "groups.",
    version: 12, created: "2015-02-06T18:39:47Z", edited: "2026-02-12T17:59:14Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "NotAction": [
                      "iam:*",
                      "organizations:*",
                      "account:*"
                  ],
                  "Resource": "*",
                  "Effect": "Allow"
              },
              {
                  "Action": [
                      "account:GetAccountInformation",
                      "account:GetGovCloudAccountInformation",
                      "account:GetPrimaryEmail",
                      "account:ListRegions",
                      "iam:CreateServiceLinkedRole",
                      "iam:DeleteServiceLinkedRole",
                      "iam:ListRoles",
                      "organizations:DescribeEffectivePolicy",
                      "organizations:DescribeOrganization"
                  ],
                  "Resource": "*",
                  "Effect": "Allow"
              }
          ]
      }
      """#)

  private static let awsLambdaRole = AWSManagedPolicy(
    name: "AWSLambdaRole", path: "/service-role/",
    description: "Default policy for AWS Lambda service role.",
    version: 1, created: "2015-02-06T18:41:28Z", edited: "2015-02-06T18:41:28Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "lambda:InvokeFunction"
                  ],
                  "Resource": [
                      "*"
                  ]
              }
          ]
      }
      """#)

  private static let awsLambdaBasicExecutionRole = AWSManagedPolicy(
    name: "AWSLambdaBasicExecutionRole", path: "/service-role/",
    description: "Provides write permissions to CloudWatch Logs.",
    version: 1, created: "2015-04-09T15:03:43Z", edited: "2015-04-09T15:03:43Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "logs:CreateLogGroup",
                      "logs:CreateLogStream",
                      "logs:PutLogEvents"
                  ],
                  "Resource": "*"
              }
          ]
      }
      """#)
}
