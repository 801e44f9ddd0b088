#ifndef CCurl_h
#define CCurl_h

#include <stddef.h>
#include <stdint.h>

/// A libcurl easy handle with its open connections. libcurl's own header is not shown to Swift, which cannot call functions with
/// variable arguments, and all of them would be needed.
struct mocklake_curl;

/// Why a transfer failed.
enum {
  MOCKLAKE_CURL_OK = 0,
  MOCKLAKE_CURL_UNRESOLVED_HOST = 1,
  MOCKLAKE_CURL_NOT_CONNECTED = 2,
  MOCKLAKE_CURL_CONNECT_TIMEOUT = 3,
  MOCKLAKE_CURL_READ_TIMEOUT = 4,
  MOCKLAKE_CURL_CLOSED = 5,
  MOCKLAKE_CURL_INCOMPLETE = 6,
  MOCKLAKE_CURL_TLS = 7,
  MOCKLAKE_CURL_PROXY = 8,
  MOCKLAKE_CURL_INVALID = 9,
  MOCKLAKE_CURL_OTHER = 10,
};

/// One request with all that concerns its transfer.
struct mocklake_curl_request {
  const char *url;
  const char *method;
  /// Lines `Name: value`; `Name;` for an empty value and `Name:` to leave out one that libcurl would add.
  const char *const *headers;
  size_t header_count;
  const void *body;
  size_t body_count;
  /// Whether to send a body, even an empty one, with its length.
  int sends_body;
  long connect_timeout_seconds;
  /// Seconds without a byte in either direction after which the transfer fails; 0 for never.
  long silence_seconds;
  int verifies_certificates;
  /// A file of PEM certificates to trust in place of the system's; null for those.
  const char *ca_file;
  /// Null to look in the environment, empty for none.
  const char *proxy;
  void *context;
  /// A status line or a header field with its line end.
  void (*on_header)(void *context, const char *line, size_t count);
  /// A piece of the response's body.
  void (*on_body)(void *context, const void *piece, size_t count);
};

/// What came of a transfer.
struct mocklake_curl_outcome {
  int failure;
  long status;
  /// libcurl's words for the failure; empty for success.
  char message[256];
};

/// A new handle; null without memory.
struct mocklake_curl *mocklake_curl_new(void);
/// Closes the handle's connections.
void mocklake_curl_free(struct mocklake_curl *handle);
/// Sends the request and reads the response. One thread at a time may use a handle.
void mocklake_curl_perform(
  struct mocklake_curl *handle, const struct mocklake_curl_request *request, struct mocklake_curl_outcome *outcome);

#endif
