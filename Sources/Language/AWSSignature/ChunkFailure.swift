/// Why an `aws-chunked` body cannot be accepted.
public enum ChunkFailure: Error, Sendable, Equatable {
  /// A chunk does not begin with its size and signature, or does not end where it should.
  case malformedChunk(String)
  /// A line between chunks or a trailer is longer than any that clients write.
  case lineTooLong
  /// A chunk other than the last has less than 8192 bytes; `chunk` is the one after it, counted from 1, as S3 has it.
  case chunkTooSmall(chunk: Int, size: Int)
  /// The body ended before its last chunk.
  case truncated
  /// The data are more or fewer than `x-amz-decoded-content-length` says; `received` is what is known so far.
  case lengthMismatch(announced: Int, received: Int)
  /// A trailing header is malformed, was not announced, or is missing.
  case malformedTrailer(String)
  /// The signature of a chunk or of the trailing headers is not the one that the key gives.
  case mismatch(SignatureMismatch)
}
