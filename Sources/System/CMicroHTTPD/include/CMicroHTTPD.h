#ifndef CMicroHTTPD_h
#define CMicroHTTPD_h

#include <stddef.h>
#include <stdint.h>

/// A running server, and what libmicrohttpd keeps of a connection and a response. Its own header is not shown to Swift: the
/// functions with variable arguments cannot be called there, and its closed enumerations trap on values that they do not name.
struct mocklake_http_server;
struct MHD_Connection;
struct MHD_Response;

/// The functions that a server calls on its worker threads; `context` is the one of `mocklake_http_options`.
struct mocklake_http_callbacks {
  /// A request line was read. Answers the request's own value, which the other two are handed.
  void *(*begin)(void *context, const char *target);
  /// The head is there (first call), a piece of the body has come (`count` > 0), or the body has ended (`count` = 0).
  /// Answers 1 to go on and 0 to close the connection.
  int (*proceed)(void *request, struct MHD_Connection *connection, const char *method, const char *piece, size_t count);
  /// The request is over, whether it was answered or not.
  void (*end)(void *request);
};

/// How a server is to run.
struct mocklake_http_options {
  struct mocklake_http_callbacks callbacks;
  void *context;
  /// A bound, listening and non-blocking socket. Stays the caller's if the server does not start.
  int listening_socket;
  unsigned int worker_threads;
  unsigned int maximum_connections;
  unsigned int idle_timeout_seconds;
  /// Memory of one connection for the head of a request and for pieces of bodies.
  size_t connection_memory;
  /// Certificate chain and private key as PEM; both or neither.
  const char *certificate;
  const char *private_key;
};

/// Starts a server; null if libmicrohttpd refuses.
struct mocklake_http_server *mocklake_http_start(const struct mocklake_http_options *options);
/// Accepts no more connections; answers the listening socket, which is the caller's again.
int mocklake_http_quiesce(struct mocklake_http_server *server);
/// Ends the worker threads and closes all connections. No connection may be suspended.
void mocklake_http_stop(struct mocklake_http_server *server);

/// Calls `each` for every header field in order.
void mocklake_http_headers(
  struct MHD_Connection *connection, void *context,
  void (*each)(void *context, const char *name, size_t name_count, const char *value, size_t value_count));
/// Writes the peer's address without port as text.
void mocklake_http_peer(struct MHD_Connection *connection, char *text, size_t capacity);
/// Stops calling `proceed` for the connection until it is resumed; only from within `proceed`.
void mocklake_http_suspend(struct MHD_Connection *connection);
/// Has `proceed` called again, with no piece; from any thread.
void mocklake_http_resume(struct MHD_Connection *connection);

/// A response whose body is copied.
struct MHD_Response *mocklake_http_response_bytes(const void *bytes, size_t count);
/// A response whose body is a part of a file; closes the descriptor in any case.
struct MHD_Response *mocklake_http_response_file(int descriptor, uint64_t offset, uint64_t count);
/// A response that announces `count` bytes and gives those that `read` answers: how many bytes it wrote to `buffer`, or a
/// negative number to break the connection. `release` is called with the context at the end.
struct MHD_Response *mocklake_http_response_read(
  uint64_t count, void *context, ptrdiff_t (*read)(void *context, uint64_t position, char *buffer, size_t capacity),
  void (*release)(void *context));
/// Adds a header field; 0 if libmicrohttpd does not take it (control characters, an empty value).
int mocklake_http_response_header(struct MHD_Response *response, const char *name, const char *value);
/// Queues the response and lets go of it; 0 if the connection cannot take it.
int mocklake_http_queue(struct MHD_Connection *connection, unsigned int status, struct MHD_Response *response);
/// Lets go of a response that was not queued.
void mocklake_http_discard(struct MHD_Response *response);

/// Makes a P-256 key and a certificate for it that signs itself, both as PEM, to be freed with `mocklake_tls_free`.
/// `names` is an X.509 subjectAltName value such as `DNS:localhost,IP:127.0.0.1`. Answers 0 if libcrypto fails.
int mocklake_tls_self_signed(
  const char *common_name, const char *names, long valid_seconds, char **certificate, char **private_key);
void mocklake_tls_free(char *text);

#endif
