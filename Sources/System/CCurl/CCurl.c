#include "CCurl.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mocklake_curl {
  CURL *easy;
};

static pthread_once_t initialized = PTHREAD_ONCE_INIT;

static void initialize(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

struct mocklake_curl *mocklake_curl_new(void) {
  pthread_once(&initialized, initialize);
  struct mocklake_curl *handle = malloc(sizeof *handle);
  if (handle == NULL) return NULL;
  handle->easy = curl_easy_init();
  if (handle->easy != NULL) return handle;
  free(handle);
  return NULL;
}

void mocklake_curl_free(struct mocklake_curl *handle) {
  curl_easy_cleanup(handle->easy);
  free(handle);
}

/* The callbacks count what they hand on, to tell a response that broke off from one that never began. */
struct transfer {
  const struct mocklake_curl_request *request;
  size_t received;
};

static size_t header_line(char *line, size_t size, size_t count, void *cls) {
  struct transfer *transfer = cls;
  transfer->received += size * count;
  transfer->request->on_header(transfer->request->context, line, size * count);
  return size * count;
}

static size_t body_piece(char *piece, size_t size, size_t count, void *cls) {
  struct transfer *transfer = cls;
  transfer->received += size * count;
  transfer->request->on_body(transfer->request->context, piece, size * count);
  return size * count;
}

static struct curl_slist *header_list(const struct mocklake_curl_request *request) {
  struct curl_slist *list = NULL;
  for (size_t index = 0; index < request->header_count; index++) {
    struct curl_slist *longer = curl_slist_append(list, request->headers[index]);
    if (longer == NULL) break;
    list = longer;
  }
  return list;
}

static void set_method(CURL *easy, const struct mocklake_curl_request *request) {
  if (request->sends_body) {
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_count);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body_count > 0 ? request->body : "");
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method);
  } else if (strcmp(request->method, "HEAD") == 0) {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else {
    curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method);
  }
}

static void set_connection(CURL *easy, const struct mocklake_curl_request *request) {
  curl_easy_setopt(easy, CURLOPT_URL, request->url);
  curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 65536L);
  if (request->proxy != NULL) curl_easy_setopt(easy, CURLOPT_PROXY, request->proxy);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, request->connect_timeout_seconds);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, request->silence_seconds > 0 ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, request->silence_seconds);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, request->verifies_certificates ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, request->verifies_certificates ? 2L : 0L);
  if (request->ca_file != NULL) curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca_file);
}

/* A time-out before anything was sent is one of connecting. */
static int timeout_kind(CURL *easy) {
  long sent = 0;
  curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent);
  return sent > 0 ? MOCKLAKE_CURL_READ_TIMEOUT : MOCKLAKE_CURL_CONNECT_TIMEOUT;
}

static int failure_kind(CURL *easy, CURLcode code, size_t received) {
  switch (code) {
    case CURLE_OK: return MOCKLAKE_CURL_OK;
    case CURLE_COULDNT_RESOLVE_HOST: return MOCKLAKE_CURL_UNRESOLVED_HOST;
    case CURLE_COULDNT_CONNECT: return MOCKLAKE_CURL_NOT_CONNECTED;
    case CURLE_OPERATION_TIMEDOUT: return timeout_kind(easy);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return received > 0 ? MOCKLAKE_CURL_INCOMPLETE : MOCKLAKE_CURL_CLOSED;
    case CURLE_PARTIAL_FILE: return MOCKLAKE_CURL_INCOMPLETE;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return MOCKLAKE_CURL_TLS;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY: return MOCKLAKE_CURL_PROXY;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return MOCKLAKE_CURL_INVALID;
    default: return MOCKLAKE_CURL_OTHER;
  }
}

void mocklake_curl_perform(
  struct mocklake_curl *handle, const struct mocklake_curl_request *request, struct mocklake_curl_outcome *outcome) {
  CURL *easy = handle->easy;
  char message[CURL_ERROR_SIZE] = "";
  struct transfer transfer = {request, 0};
  struct curl_slist *headers = header_list(request);
  curl_easy_reset(easy);
  set_connection(easy, request);
  set_method(easy, request);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, message);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header_line);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body_piece);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  CURLcode code = curl_easy_perform(easy);
  outcome->failure = failure_kind(easy, code, transfer.received);
  outcome->status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &outcome->status);
  outcome->message[0] = 0;
  if (code != CURLE_OK)
    snprintf(outcome->message, sizeof outcome->message, "%s", message[0] ? message : curl_easy_strerror(code));
  /* The handle outlives the buffer, the list and the body. */
  curl_easy_reset(easy);
  curl_slist_free_all(headers);
}
