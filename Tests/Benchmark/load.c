/* A load generator: keeps connections busy with prepared requests and prints what came back as one line of JSON.

   load PORT CONNECTIONS SECONDS WARMUP FILE

   The file holds whole HTTP requests, each after a line with its length. Every connection sends them in turn, beginning at
   a place of its own, and sends the next once the answer to the last has come. What is answered during the warm-up is not
   counted. An answer counts only if its status is 200 and its body came to its announced end. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEAD_LIMIT = 32768, PIECE = 262144, EVENTS = 64, FAILURES_TO_GIVE_UP = 1000 };

struct request {
  const char *bytes;
  size_t count;
};

enum phase { HEAD, COUNTED, UNTIL_CLOSE, CHUNK_SIZE, CHUNK_DATA, CHUNK_END, TRAILER };

struct connection {
  int descriptor;
  size_t next;
  const struct request *request;
  size_t sent;
  enum phase phase;
  char head[HEAD_LIMIT + 1];
  size_t head_count;
  uint64_t remaining;
  bool line_is_empty;
  bool closes;
  int status;
  uint64_t body_bytes;
  uint64_t began;
};

static struct {
  int port, epoll;
  struct request *requests;
  size_t request_count;
  uint64_t counting_from;
  uint64_t answered, failed, body_bytes, smallest_body;
  uint32_t *microseconds;
  size_t capacity;
  char first_failure[256];
} run;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void give_up(const char *why) {
  fprintf(stderr, "load: %s: %s\n", why, strerror(errno));
  exit(1);
}

static void fail(const char *why, int status) {
  if (run.failed++ == 0) snprintf(run.first_failure, sizeof run.first_failure, "%s (status %d)", why, status);
  if (run.failed > FAILURES_TO_GIVE_UP) {
    fprintf(stderr, "load: too many failures, the first: %s\n", run.first_failure);
    exit(1);
  }
}

static void read_requests(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) give_up(path);
  size_t count;
  while (fscanf(file, "%zu", &count) == 1) {
    fgetc(file);
    char *bytes = malloc(count);
    if (bytes == NULL || fread(bytes, 1, count, file) != count) give_up("the requests cannot be read");
    run.requests = realloc(run.requests, (run.request_count + 1) * sizeof *run.requests);
    run.requests[run.request_count++] = (struct request){bytes, count};
  }
  fclose(file);
  if (run.request_count == 0) give_up("no requests");
}

static void watch(struct connection *connection, int operation, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = connection};
  if (epoll_ctl(run.epoll, operation, connection->descriptor, &event) != 0) give_up("epoll_ctl");
}

static void open_connection(struct connection *connection) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)run.port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int one = 1;
  connection->descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (connection->descriptor < 0) give_up("socket");
  setsockopt(connection->descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (connect(connection->descriptor, (struct sockaddr *)&address, sizeof address) != 0) give_up("connect");
  watch(connection, EPOLL_CTL_ADD, EPOLLIN);
}

static void reopen(struct connection *connection) {
  close(connection->descriptor);
  open_connection(connection);
}

/* Sends what the socket takes; the rest is sent when it takes more. */
static void send_more(struct connection *connection) {
  while (connection->sent < connection->request->count) {
    ssize_t count = send(
      connection->descriptor, connection->request->bytes + connection->sent, connection->request->count - connection->sent,
      MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN) return watch(connection, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
    /* The answer may be there although the server hung up early; reading tells. */
    if (count < 0) return;
    connection->sent += (size_t)count;
    if (connection->sent == connection->request->count && connection->request->count > 65536)
      watch(connection, EPOLL_CTL_MOD, EPOLLIN);
  }
}

static void begin_request(struct connection *connection) {
  connection->request = &run.requests[connection->next++ % run.request_count];
  connection->sent = 0;
  connection->phase = HEAD;
  connection->head_count = 0;
  connection->body_bytes = 0;
  connection->began = now();
  send_more(connection);
}

static void begin_again(struct connection *connection) {
  reopen(connection);
  begin_request(connection);
}

static void note_answer(struct connection *connection) {
  uint64_t time = now();
  if (time < run.counting_from) return;
  if (run.answered == run.capacity) {
    run.capacity = run.capacity * 2 + 65536;
    run.microseconds = realloc(run.microseconds, run.capacity * sizeof *run.microseconds);
    if (run.microseconds == NULL) give_up("memory");
  }
  run.microseconds[run.answered++] = (uint32_t)((time - connection->began) / 1000);
  run.body_bytes += connection->body_bytes;
  if (connection->body_bytes < run.smallest_body) run.smallest_body = connection->body_bytes;
}

static void finish_answer(struct connection *connection) {
  bool is_whole = connection->sent == connection->request->count;
  if (connection->status != 200) fail("an answer was refused", connection->status);
  else if (!is_whole) fail("an answer came before its request was sent", connection->status);
  else note_answer(connection);
  if (connection->closes || !is_whole) begin_again(connection);
  else begin_request(connection);
}

static const char *field(const char *head, const char *name) {
  const char *found = strstr(head, name);
  return found == NULL ? NULL : found + strlen(name);
}

/* Reads the head, which ends at `end` and is in lower case by now. */
static void read_head(struct connection *connection) {
  const char *head = connection->head;
  connection->status = strlen(head) > 12 ? atoi(head + 9) : 0;
  const char *keeping = field(head, "\r\nconnection:");
  bool is_old = strncmp(head, "http/1.0", 8) == 0;
  connection->closes = is_old;
  if (keeping != NULL) {
    while (*keeping == ' ') keeping++;
    connection->closes = strncmp(keeping, "close", 5) == 0 || (is_old && strncmp(keeping, "keep-alive", 10) != 0);
  }
  const char *length = field(head, "\r\ncontent-length:");
  if (field(head, "\r\ntransfer-encoding:") != NULL) {
    connection->phase = CHUNK_SIZE;
    connection->remaining = 0;
  } else if (length != NULL) {
    connection->phase = COUNTED;
    connection->remaining = strtoull(length, NULL, 10);
  } else {
    connection->phase = UNTIL_CLOSE;
  }
}

/* Takes bytes of a head; answers how many belonged to it. */
static size_t take_head(struct connection *connection, const char *bytes, size_t count) {
  for (size_t index = 0; index < count; index++) {
    if (connection->head_count == HEAD_LIMIT) give_up("a head without end");
    connection->head[connection->head_count++] = (char)tolower((unsigned char)bytes[index]);
    if (bytes[index] != '\n' || connection->head_count < 4) continue;
    if (memcmp(connection->head + connection->head_count - 4, "\r\n\r\n", 4) != 0) continue;
    connection->head[connection->head_count] = 0;
    read_head(connection);
    return index + 1;
  }
  return count;
}

/* Takes bytes of a body; answers whether the answer ended with them. */
static bool take_body(struct connection *connection, const char **bytes, size_t *count) {
  while (*count > 0) {
    switch (connection->phase) {
    case COUNTED:
    case CHUNK_DATA: {
      size_t taken = *count < connection->remaining ? *count : (size_t)connection->remaining;
      connection->remaining -= taken;
      connection->body_bytes += taken;
      *bytes += taken;
      *count -= taken;
      if (connection->remaining > 0) break;
      if (connection->phase == COUNTED) return true;
      connection->phase = CHUNK_END;
      break;
    }
    case UNTIL_CLOSE:
      connection->body_bytes += *count;
      *count = 0;
      break;
    case CHUNK_SIZE:
    case CHUNK_END:
    case TRAILER: {
      char byte = *(*bytes)++;
      (*count)--;
      if (connection->phase == CHUNK_END) {
        if (byte == '\n') connection->phase = CHUNK_SIZE;
      } else if (connection->phase == TRAILER) {
        if (byte == '\n' && connection->line_is_empty) return true;
        connection->line_is_empty = byte == '\n' || (byte == '\r' && connection->line_is_empty);
      } else if (isxdigit((unsigned char)byte)) {
        int digit = byte <= '9' ? byte - '0' : (byte | 0x20) - 'a' + 10;
        connection->remaining = connection->remaining * 16 + (uint64_t)digit;
      } else if (byte == '\n') {
        connection->phase = connection->remaining > 0 ? CHUNK_DATA : TRAILER;
        connection->line_is_empty = true;
      }
      break;
    }
    case HEAD: return false;
    }
  }
  return connection->phase == COUNTED && connection->remaining == 0;
}

static void take(struct connection *connection, const char *bytes, size_t count) {
  if (connection->phase == HEAD) {
    size_t head = take_head(connection, bytes, count);
    bytes += head;
    count -= head;
    if (connection->phase == HEAD) return;
    if (connection->status == 100) {
      connection->phase = HEAD;
      connection->head_count = 0;
      return take(connection, bytes, count);
    }
  }
  if (take_body(connection, &bytes, &count)) finish_answer(connection);
}

static void receive(struct connection *connection) {
  static char piece[PIECE];
  ssize_t count = recv(connection->descriptor, piece, sizeof piece, MSG_DONTWAIT);
  if (count > 0) return take(connection, piece, (size_t)count);
  if (count < 0 && errno == EAGAIN) return;
  if (count == 0 && connection->phase == UNTIL_CLOSE) {
    connection->closes = true;
    return finish_answer(connection);
  }
  fail("the connection ended within an answer", 0);
  begin_again(connection);
}

static int by_size(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

static uint32_t percentile(double share) {
  return run.answered == 0 ? 0 : run.microseconds[(size_t)(share * (double)(run.answered - 1))];
}

int main(int argc, char **argv) {
  if (argc != 6) return fprintf(stderr, "usage: load PORT CONNECTIONS SECONDS WARMUP FILE\n"), 2;
  run.port = atoi(argv[1]);
  int connection_count = atoi(argv[2]);
  double seconds = atof(argv[3]), warmup = atof(argv[4]);
  read_requests(argv[5]);
  run.smallest_body = UINT64_MAX;
  run.epoll = epoll_create1(0);
  struct connection *connections = calloc((size_t)connection_count, sizeof *connections);
  run.counting_from = now() + (uint64_t)(warmup * 1e9);
  uint64_t until = run.counting_from + (uint64_t)(seconds * 1e9);
  for (int index = 0; index < connection_count; index++) {
    connections[index].next = (size_t)index * run.request_count / (size_t)connection_count;
    open_connection(&connections[index]);
    begin_request(&connections[index]);
  }
  struct epoll_event events[EVENTS];
  while (now() < until) {
    int count = epoll_wait(run.epoll, events, EVENTS, 100);
    for (int index = 0; index < count; index++) {
      struct connection *connection = events[index].data.ptr;
      if (events[index].events & EPOLLOUT) send_more(connection);
      if (events[index].events & ~(uint32_t)EPOLLOUT) receive(connection);
    }
  }
  double counted = (double)(now() - run.counting_from) / 1e9;
  qsort(run.microseconds, run.answered, sizeof *run.microseconds, by_size);
  printf(
    "{\"answered\": %llu, \"failed\": %llu, \"seconds\": %.6f, \"bodyBytes\": %llu, \"smallestBody\": %llu, "
    "\"p50\": %u, \"p99\": %u, \"firstFailure\": \"%s\"}\n",
    (unsigned long long)run.answered, (unsigned long long)run.failed, counted, (unsigned long long)run.body_bytes,
    (unsigned long long)(run.answered ? run.smallest_body : 0), percentile(0.5), percentile(0.99), run.first_failure);
  return 0;
}
