extension HTTPResponse {
  /// The answer to a head whose fields are too long together.
  static func headerFieldsTooLarge(limit: Int) -> HTTPResponse {
    let text = "The request's header fields are longer than \(limit) bytes.\n"
    return HTTPResponse(status: 431, type: "text/plain", Array(text.utf8))
  }
}
