/// One thing that keeps an allowing statement from matching, and what to write instead.
public struct NearMiss: Sendable, Hashable {
  /// The usual slips.
  public enum Kind: String, Sendable, CaseIterable {
    /// The action is misspelt by a letter or two.
    case actionMisspelt = "action-misspelt"
    /// The action is written for another service's prefix.
    case actionOfOtherService = "action-of-other-service"
    /// The action has blanks or several actions in one text.
    case actionMalformed = "action-malformed"
    /// The ARN differs in case only.
    case resourceCase = "resource-case"
    /// The statement names the bucket, the request is for an object.
    case bucketForObject = "bucket-for-object"
    /// The statement names the objects, the request is for the bucket.
    case objectForBucket = "object-for-bucket"
    /// The account is missing in the ARN.
    case accountMissing = "account-missing"
    /// The ARN is of another account.
    case accountDiffers = "account-differs"
    /// The region is missing in the ARN or another one.
    case regionDiffers = "region-differs"
    /// The ARN is of another partition.
    case partitionDiffers = "partition-differs"
    /// A placeholder was not replaced.
    case placeholderLeft = "placeholder-left"
    /// The action takes no resource, only `*` covers it.
    case resourceMustBeAny = "resource-must-be-any"
    /// A policy variable in a policy of version 2008-10-17, where it is ordinary text.
    case variableInOldVersion = "variable-in-old-version"
    /// A policy variable before the fifth colon of an ARN, where it does not act.
    case variableTooEarly = "variable-too-early"
    /// The ARN's name is misspelt by a letter or two.
    case resourceMisspelt = "resource-misspelt"
    /// The request names no workgroup, so `primary` is checked, which the ARN leaves out.
    case primaryWorkgroup = "primary-workgroup"
    /// A condition is all that fails.
    case condition
  }

  /// Which slip.
  public var kind: Kind
  /// The statement.
  public var statement: StatementReference
  /// What the policy says.
  public var written: PolicyText
  /// What would match; nil where only the author can know.
  public var suggestion: String?
  /// The slip in one sentence without a full stop.
  public var message: String

  /// A near miss.
  public init(kind: Kind, statement: StatementReference, written: PolicyText, suggestion: String?, message: String) {
    (self.kind, self.statement, self.written) = (kind, statement, written)
    (self.suggestion, self.message) = (suggestion, message)
  }
}
