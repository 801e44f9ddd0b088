#include "CMicroHTTPD.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct mocklake_http_server {
  struct MHD_Daemon *daemon;
  struct mocklake_http_callbacks callbacks;
  void *context;
};

static void *begin(void *cls, const char *uri, struct MHD_Connection *connection) {
  const struct mocklake_http_server *server = cls;
  (void)connection;
  return server->callbacks.begin(server->context, uri);
}

static enum MHD_Result proceed(
  void *cls, struct MHD_Connection *connection, const char *url, const char *method, const char *version, const char *piece,
  size_t *count, void **request) {
  const struct mocklake_http_server *server = cls;
  (void)url;
  (void)version;
  if (*request == NULL) return MHD_NO;
  size_t given = *count;
  *count = 0;
  return server->callbacks.proceed(*request, connection, method, piece, given) ? MHD_YES : MHD_NO;
}

static void end(void *cls, struct MHD_Connection *connection, void **request, enum MHD_RequestTerminationCode code) {
  const struct mocklake_http_server *server = cls;
  (void)connection;
  (void)code;
  if (*request == NULL) return;
  void *finished = *request;
  *request = NULL;
  server->callbacks.end(finished);
}

/* Paths and queries are taken as they were sent, so nothing is to be decoded. */
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text) {
  (void)cls;
  (void)connection;
  return strlen(text);
}

static struct MHD_Daemon *start_daemon(
  struct mocklake_http_server *server, const struct mocklake_http_options *options, unsigned int flags,
  const struct MHD_OptionItem *tls) {
  return MHD_start_daemon(
    flags, 0, NULL, NULL, proceed, server,
    MHD_OPTION_LISTEN_SOCKET, (MHD_socket)options->listening_socket,
    MHD_OPTION_URI_LOG_CALLBACK, begin, server,
    MHD_OPTION_NOTIFY_COMPLETED, end, server,
    MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL,
    MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->connection_memory,
    MHD_OPTION_CONNECTION_LIMIT, options->maximum_connections,
    MHD_OPTION_CONNECTION_TIMEOUT, options->idle_timeout_seconds,
    MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
}

struct mocklake_http_server *mocklake_http_start(const struct mocklake_http_options *options) {
  struct mocklake_http_server *server = calloc(1, sizeof *server);
  if (server == NULL) return NULL;
  server->callbacks = options->callbacks;
  server->context = options->context;
  struct MHD_OptionItem items[4] = {{MHD_OPTION_END, 0, NULL}};
  /* Without MHD_USE_TURBO: with it, a body that ends too early leaves its connection open. */
  unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
  int count = 0;
  /* A pool of one thread is no pool to libmicrohttpd; without the option it runs one thread. */
  if (options->worker_threads > 1)
    items[count++] = (struct MHD_OptionItem){MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->worker_threads, NULL};
  if (options->certificate != NULL && options->private_key != NULL) {
    flags |= MHD_USE_TLS;
    items[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)options->certificate};
    items[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)options->private_key};
  }
  items[count] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
  server->daemon = start_daemon(server, options, flags, items);
  if (server->daemon != NULL) return server;
  free(server);
  return NULL;
}

int mocklake_http_quiesce(struct mocklake_http_server *server) { return MHD_quiesce_daemon(server->daemon); }

void mocklake_http_stop(struct mocklake_http_server *server) {
  MHD_stop_daemon(server->daemon);
  free(server);
}

struct field_visitor {
  void *context;
  void (*each)(void *context, const char *name, size_t name_count, const char *value, size_t value_count);
};

static enum MHD_Result visit_field(
  void *cls, enum MHD_ValueKind kind, const char *name, size_t name_count, const char *value, size_t value_count) {
  const struct field_visitor *visitor = cls;
  (void)kind;
  visitor->each(visitor->context, name, name_count, value, value_count);
  return MHD_YES;
}

void mocklake_http_headers(
  struct MHD_Connection *connection, void *context,
  void (*each)(void *context, const char *name, size_t name_count, const char *value, size_t value_count)) {
  struct field_visitor visitor = {context, each};
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, visit_field, &visitor);
}

void mocklake_http_peer(struct MHD_Connection *connection, char *text, size_t capacity) {
  text[0] = 0;
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == NULL || info->client_addr == NULL) return;
  const struct sockaddr *address = info->client_addr;
  if (address->sa_family == AF_INET) {
    inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, text, (socklen_t)capacity);
  } else if (address->sa_family == AF_INET6) {
    const struct in6_addr *six = &((const struct sockaddr_in6 *)address)->sin6_addr;
    /* An IPv4 client of a socket for both families is shown by its IPv4 address. */
    if (IN6_IS_ADDR_V4MAPPED(six)) inet_ntop(AF_INET, six->s6_addr + 12, text, (socklen_t)capacity);
    else inet_ntop(AF_INET6, six, text, (socklen_t)capacity);
  }
}

void mocklake_http_suspend(struct MHD_Connection *connection) { MHD_suspend_connection(connection); }

void mocklake_http_resume(struct MHD_Connection *connection) { MHD_resume_connection(connection); }
