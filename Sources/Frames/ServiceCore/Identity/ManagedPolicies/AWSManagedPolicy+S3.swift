extension AWSManagedPolicy {
  /// The policies AWS keeps for S3.
  static let s3 = [amazonS3FullAccess, amazonS3ReadOnlyAccess]

  private static let amazonS3FullAccess = AWSManagedPolicy(
    name: "AmazonS3FullAccess", path: "/", id: "ANPAIFIR6V6BVTRAHWINE",
    description: "Provides full access to all buckets via the AWS Management Console.",
    version: 2, created: "2015-02-06T18:40:58Z", edited: "2021-09-27T20:16:37Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:*",
                      "s3-object-lambda:*"
                  ],
                  "Resource": "*"
              }
          ]
      }
      """#)

  private static let amazonS3ReadOnlyAccess = AWSManagedPolicy(
    name: "AmazonS3ReadOnlyAccess", path: "/", id: "ANPAIZTJ4DXE7G6AGAE6M",
    description: "Provides read only access to all buckets via the AWS Management Console.",
    version: 3, created: "2015-02-06T18:40:59Z", edited: "2023-08-10T21:31:39Z",
    source: "capture of GetPolicyVersion in github.com/zoph-io/MAMIP",
    document: #"""
      {
          "Version": "2012-10-17",
          "Statement": [
              {
                  "Effect": "Allow",
                  "Action": [
                      "s3:Get*",
                      "s3:List*",
                      "s3:Describe*",
                      "s3-object-lambda:Get*",
                      "s3-object-lambda:List*"
                  ],
                  "Resource": "*"
              }
          ]
      }
      """#)
}
