import AWSWire

/// The storage classes of general purpose buckets.
enum StorageClass: String, Sendable, CaseIterable {
  case standard = "STANDARD"
  case reducedRedundancy = "REDUCED_REDUNDANCY"
  case standardInfrequent = "STANDARD_IA"
  case oneZoneInfrequent = "ONEZONE_IA"
  case intelligentTiering = "INTELLIGENT_TIERING"
  case glacier = "GLACIER"
  case deepArchive = "DEEP_ARCHIVE"
  case glacierInstantRetrieval = "GLACIER_IR"

  /// The class a request asks for.
  /// - Throws: `InvalidStorageClass`; `NotImplemented` for the archives, whose objects must be restored before reading.
  init(_ request: S3Request) throws(ServiceError) {
    guard let name = request.header("x-amz-storage-class") else {
      self = .standard
      return
    }
    guard let known = StorageClass(rawValue: name) else {
      throw ServiceError(
        "InvalidStorageClass", "The storage class you specified is not valid",
        details: [.init("StorageClassRequested", name)])
    }
    if known == .glacier || known == .deepArchive { throw .headerNotImplemented("x-amz-storage-class") }
    self = known
  }
}
