import Basics

extension NearMissSearch {
  /// Why the patterns of `Resource` miss the resource, one slip for each pattern at most.
  func resourceSlips() -> [NearMiss] {
    let written = statement.origin.resources?.patterns ?? []
    return zip(written, statement.resources).compactMap { text, pattern in
      ResourceComparison(written: text, pattern: pattern, search: self).slip
    }
  }
}

/// A pattern of `Resource` held against the resource it misses.
private struct ResourceComparison {
  let written: PolicyText
  let pattern: ResourcePattern
  let search: NearMissSearch

  private var wanted: String { search.question.request.resource }

  /// The first slip that explains the miss; the surest ones come first.
  var slip: NearMiss? {
    if wanted == "*" {
      return slip(.resourceMustBeAny, "*", "\(search.question.request.action) takes no resource, only \"*\" covers it")
    }
    return placeholderSlip ?? variableSlip ?? caseSlip ?? bucketSlip ?? partSlip
  }

  private func slip(_ kind: NearMiss.Kind, _ suggestion: String?, _ message: String) -> NearMiss {
    NearMiss(
      kind: kind, statement: search.statement.reference, written: written, suggestion: suggestion, message: message)
  }

  private var parts: ARNParts { ARNParts(written.text) }

  // MARK: Placeholders and variables

  private var placeholderSlip: NearMiss? {
    guard let placeholder = Placeholder.first(in: written.text) else { return nil }
    return slip(.placeholderLeft, wanted, "the placeholder \(placeholder) was not replaced in \(written.text)")
  }

  private var variableSlip: NearMiss? {
    guard written.text.contains("${") else { return nil }
    if search.document.version == .v2008 {
      return slip(
        .variableInOldVersion, nil,
        "policy variables act only with Version 2012-10-17, in this policy \(written.text) is ordinary text")
    }
    let isEarly = (0..<5).contains { parts.text($0).contains("${") }
    guard isEarly else { return nil }
    return slip(.variableTooEarly, nil, "a policy variable acts only after the fifth colon of \(written.text)")
  }

  // MARK: Case and buckets

  private var caseSlip: NearMiss? {
    let folded = ResourcePattern(written.text.lowercased(), variables: search.document.version == .v2012)
    guard folded.compare(ARNParts(wanted.lowercased()), in: search.question) == .matched else { return nil }
    return slip(.resourceCase, wanted, "\(written.text) differs from \(wanted) in upper and lower case")
  }

  private var bucketSlip: NearMiss? {
    let resource = search.question.resource
    guard resource.text(2) == "s3", parts.count == 6, parts.text(2) == "s3" else { return nil }
    let (own, asked) = (parts.text(5), resource.text(5))
    let bucket = String(asked.prefix { $0 != "/" })
    if asked.contains("/"), !own.contains("/"), Glob.matches(own, bucket) {
      return slip(.bucketForObject, written.text + "/*", "\(written.text) is the bucket, the request is for an object in it")
    }
    let named = String(own.prefix { $0 != "/" })
    guard !asked.contains("/"), own.contains("/"), Glob.matches(named, bucket) else { return nil }
    return slip(
      .objectForBucket, String(written.text.dropLast(own.count)) + named,
      "\(written.text) covers objects, the request is for the bucket itself")
  }

  // MARK: Single parts

  private var partSlip: NearMiss? {
    let differing = pattern.differingParts(from: search.question.resource, in: search.question)
    guard let differing, differing.count == 1, let index = differing.first else { return nil }
    let (own, asked) = (parts.text(index), search.question.resource.text(index))
    switch index {
    case 1: return slip(.partitionDiffers, wanted, "the partition is \"\(own)\", the resource's is \"\(asked)\"")
    case 3: return slip(.regionDiffers, replacing(3, asked), "the region is \"\(own)\", the resource's is \"\(asked)\"")
    case 4 where own.isEmpty:
      return slip(.accountMissing, replacing(4, asked), "\(written.text) lacks the account \(asked)")
    case 4: return slip(.accountDiffers, replacing(4, asked), "the account is \(own), the resource's is \(asked)")
    case 5: return nameSlip(own, asked)
    default: return nil
    }
  }

  private func nameSlip(_ own: String, _ asked: String) -> NearMiss? {
    if asked == "workgroup/primary", own.hasPrefix("workgroup/") {
      return slip(
        .primaryWorkgroup, wanted, "the request names no workgroup, so primary is checked, not \(own)")
    }
    guard !own.contains("*"), (1...2).contains(EditDistance.between(own, asked)) else { return nil }
    return slip(.resourceMisspelt, wanted, "\(written.text) differs from \(wanted) by a letter or two")
  }

  private func replacing(_ index: Int, _ text: String) -> String {
    (0..<parts.count).map { $0 == index ? text : parts.text($0) }.joined(separator: ":")
  }
}
