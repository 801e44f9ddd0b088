extension AWSManagedPolicy {
  /// The policies AWS keeps for Glue.
  static let glue = [awsGlueConsoleFullAccess, awsGlueServiceRole, awsGlueSchemaRegistryReadonlyAccess]

  private static let awsGlueConsoleFullAccess = AWSManagedPolicy(
    name: "AWSGlueConsoleFullAccess", path: "/",
    description: "Provides full access to AWS Glue via the AWS Management Console",
    version: 14, created: "2017-08-14T13:37:00Z", edited: "2023-07-14T14:37:54Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Sid": "BaseAppPermissions",
                  "Effect": "Allow",
                  "Action": [
                      "glue:*",
                      "redshift:DescribeClusters",
                      "redshift:DescribeClusterSubnetGroups",
                      "iam:ListRoles",
                      "iam:ListUsers",
                      "iam:ListGroups",
                      "iam:ListRolePolicies",
                      "iam:GetRole",
                      "iam:GetRolePolicy",
                      "iam:ListAttachedRolePolicies",
                      "ec2:DescribeSecurityGroups",
                      "ec2:DescribeSubnets",
                      "ec2:DescribeVpcs",
                      "ec2:DescribeVpcEndpoints",
                      "ec2:DescribeRouteTables",
                      "ec2:DescribeVpcAttribute",
                      "ec2:DescribeKeyPairs",
                      "ec2:DescribeInstances",
                      "ec2:DescribeImages",
                      "rds:DescribeDBInstances",
                      "rds:DescribeDBClusters",
                      "rds:DescribeDBSubnetGroups",
                      "s3:ListAllMyBuckets",
                      "s3:ListBucket",
                      "s3:GetBucketAcl",
                      "s3:GetBucketLocation",
                      "cloudformation:ListStacks",
                      "cloudformation:DescribeStacks",
                      "cloudformation:GetTemplateSummary",
                      "dynamodb:ListTables",
                      "kms:ListAliases",
                      "kms:DescribeKey",
                      "cloudwatch:GetMetricData",
                      "cloudwatch:ListDashboards",
                      "databrew:ListRecipes",
                      "databrew:ListRecipeVersions",
                      "databrew:DescribeRecipe"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:GetObject",
                      "s3:PutObject"
                  ],
                  "Resource": [
                      "arn:aws:s3:::aws-glue-*/*",
                      "arn:aws:s3:::*/*aws-glue-*/*",
                      "arn:aws:s3:::aws-glue-*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "tag:GetResources"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:CreateBucket"
                  ],
                  "Resource": [
                      "arn:aws:s3:::aws-glue-*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "logs:GetLogEvents"
                  ],
                  "Resource": [
                      "arn:aws:logs:*:*:/aws-glue/*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "cloudformation:CreateStack",
                      "cloudformation:DeleteStack"
                  ],
                  "Resource": "arn:aws:cloudformation:*:*:stack/aws-glue*/*"
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "ec2:RunInstances"
                  ],
                  "Resource": [
                      "arn:aws:ec2:*:*:instance/*",
                      "arn:aws:ec2:*:*:key-pair/*",
                      "arn:aws:ec2:*:*:image/*",
                      "arn:aws:ec2:*:*:security-group/*",
                      "arn:aws:ec2:*:*:network-interface/*",
                      "arn:aws:ec2:*:*:subnet/*",
                      "arn:aws:ec2:*:*:volume/*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "ec2:TerminateInstances",
                      "ec2:CreateTags",
                      "ec2:DeleteTags"
                  ],
                  "Resource": [
                      "arn:aws:ec2:*:*:instance/*"
                  ],
                  "Condition": {
                      "StringLike": {
                          "ec2:ResourceTag/aws:cloudformation:stack-id": "arn:aws:cloudformation:*:*:stack/aws-glue-*/*"
                      },
                      "StringEquals": {
                          "ec2:ResourceTag/aws:cloudformation:logical-id": "ZeppelinInstance"
                      }
                  }
              },
              {
                  "Action": [
                      "iam:PassRole"
                  ],
                  "Effect": "Allow",
                  "Resource": "arn:aws:iam::*:role/AWSGlueServiceRole*",
                  "Condition": {
                      "StringLike": {
                          "iam:PassedToService": [
                              "glue.amazonaws.com"
                          ]
                      }
                  }
              },
              {
                  "Action": [
                      "iam:PassRole"
                  ],
                  "Effect": "Allow",
                  "Resource": "arn:aws:iam::*:role/AWSGlueServiceNotebookRole*",
                  "Condition": {
                      "StringLike": {
                          "iam:PassedToService": [
                              "ec2.amazonaws.com"
                          ]
                      }
                  }
              },
              {
                  "Action": [
                      "iam:PassRole"
                  ],
                  "Effect": "Allow",
                  "Resource": [
                      "arn:aws:iam::*:role/service-role/AWSGlueServiceRole*"
                  ],
                  "Condition": {
                      "StringLike": {
                          "iam:PassedToService": [
                              "glue.amazonaws.com"
                          ]
                      }
                  }
              }
          ]
      }
      """#)

  private static let awsGlueServiceRole = AWSManagedPolicy(
    name: "AWSGlueServiceRole", path: "/service-role/",
    description: "Policy for AWS Glue service role which allows access to related services including EC2, S3, "
      + "and Cloudwatch Logs",
    version: 5, created: "2017-08-14T13:37:00Z", edited: "2023-09-11T16:39:47Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "glue:*",
                      "s3:GetBucketLocation",
                      "s3:ListBucket",
                      "s3:ListAllMyBuckets",
                      "s3:GetBucketAcl",
                      "ec2:DescribeVpcEndpoints",
                      "ec2:DescribeRouteTables",
                      "ec2:CreateNetworkInterface",
                      "ec2:DeleteNetworkInterface",
                      "ec2:DescribeNetworkInterfaces",
                      "ec2:DescribeSecurityGroups",
                      "ec2:DescribeSubnets",
                      "ec2:DescribeVpcAttribute",
                      "iam:ListRolePolicies",
                      "iam:GetRole",
                      "iam:GetRolePolicy",
                      "cloudwatch:PutMetricData"
                  ],
                  "Resource": [
                      "*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:CreateBucket"
                  ],
                  "Resource": [
                      "arn:aws:s3:::aws-glue-*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:GetObject",
                      "s3:PutObject",
                      "s3:DeleteObject"
                  ],
                  "Resource": [
                      "arn:aws:s3:::aws-glue-*/*",
                      "arn:aws:s3:::*/*aws-glue-*/*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:GetObject"
                  ],
                  "Resource": [
                      "arn:aws:s3:::crawler-public*",
                      "arn:aws:s3:::aws-glue-*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "logs:CreateLogGroup",
                      "logs:CreateLogStream",
                      "logs:PutLogEvents"
                  ],
                  "Resource": [
                      "arn:aws:logs:*:*:*:/aws-glue/*"
                  ]
              },
              {
                  "Effect": "Allow",
                  "Action": [
                      "ec2:CreateTags",
                      "ec2:DeleteTags"
                  ],
                  "Condition": {
                      "ForAllValues:StringEquals": {
                          "aws:TagKeys": [
                              "aws-glue-service-resource"
                          ]
                      }
                  },
                  "Resource": [
                      "arn:aws:ec2:*:*:network-interface/*",
                      "arn:aws:ec2:*:*:security-group/*",
                      "arn:aws:ec2:*:*:instance/*"
                  ]
              }
          ]
      }
      """#)

  private static let awsGlueSchemaRegistryReadonlyAccess = AWSManagedPolicy(
    name: "AWSGlueSchemaRegistryReadonlyAccess", path: "/",
    version: 1, created: "2020-11-20T00:20:06Z", edited: "2020-11-20T00:20:06Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Sid": "AWSGlueSchemaRegistryReadonlyAccess",
                  "Effect": "Allow",
                  "Action": [
                      "glue:GetRegistry",
                      "glue:ListRegistries",
                      "glue:GetSchema",
                      "glue:ListSchemas",
                      "glue:GetSchemaByDefinition",
                      "glue:GetSchemaVersion",
                      "glue:ListSchemaVersions",
                      "glue:GetSchemaVersionsDiff",
                      "glue:CheckSchemaVersionValidity",
                      "glue:QuerySchemaVersionMetadata",
                      "glue:GetTags"
                  ],
                  "Resource": [
                      "*"
                  ]
              }
          ]
      }
      """#)
}
