#include "CMicroHTTPD.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <unistd.h>

struct MHD_Response *mocklake_http_response_bytes(const void *bytes, size_t count) {
  if (count == 0) return MHD_create_response_from_buffer(0, (void *)"", MHD_RESPMEM_PERSISTENT);
  return MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}

struct MHD_Response *mocklake_http_response_file(int descriptor, uint64_t offset, uint64_t count) {
  struct MHD_Response *response = MHD_create_response_from_fd_at_offset64(count, descriptor, offset);
  if (response == NULL) close(descriptor);
  return response;
}

struct body_reader {
  void *context;
  ptrdiff_t (*read)(void *context, uint64_t position, char *buffer, size_t capacity);
  void (*release)(void *context);
};

static ssize_t read_body(void *cls, uint64_t position, char *buffer, size_t capacity) {
  const struct body_reader *reader = cls;
  ptrdiff_t count = reader->read(reader->context, position, buffer, capacity);
  return count > 0 ? (ssize_t)count : (ssize_t)MHD_CONTENT_READER_END_WITH_ERROR;
}

static void release_body(void *cls) {
  struct body_reader *reader = cls;
  reader->release(reader->context);
  free(reader);
}

struct MHD_Response *mocklake_http_response_read(
  uint64_t count, void *context, ptrdiff_t (*read)(void *context, uint64_t position, char *buffer, size_t capacity),
  void (*release)(void *context)) {
  struct body_reader *reader = malloc(sizeof *reader);
  if (reader != NULL) {
    *reader = (struct body_reader){context, read, release};
    struct MHD_Response *response = MHD_create_response_from_callback(count, 16384, read_body, reader, release_body);
    if (response != NULL) return response;
    free(reader);
  }
  release(context);
  return NULL;
}

int mocklake_http_response_header(struct MHD_Response *response, const char *name, const char *value) {
  return MHD_add_response_header(response, name, value) == MHD_YES;
}

int mocklake_http_queue(struct MHD_Connection *connection, unsigned int status, struct MHD_Response *response) {
  enum MHD_Result result = MHD_queue_response(connection, status, response);
  MHD_destroy_response(response);
  return result == MHD_YES;
}

void mocklake_http_discard(struct MHD_Response *response) { MHD_destroy_response(response); }
