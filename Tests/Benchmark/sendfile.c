/* The plainest server of one file: a thread for each connection, sendfile for each request. Prints its port.

   sendfile FILE */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path;

/* Requests have no body and come one at a time, so each ends where an empty line does. */
static int read_request(int socket) {
  char head[16384];
  size_t count = 0;
  while (count < sizeof head) {
    ssize_t got = recv(socket, head + count, sizeof head - count, 0);
    if (got <= 0) return 0;
    count += (size_t)got;
    if (count >= 4 && memcmp(head + count - 4, "\r\n\r\n", 4) == 0) return 1;
  }
  return 0;
}

static int answer(int socket) {
  int file = open(path, O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) return 0;
  char head[128];
  int count = snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Length: %lld\r\n\r\n", (long long)info.st_size);
  int isWhole = send(socket, head, (size_t)count, MSG_MORE | MSG_NOSIGNAL) == count;
  off_t position = 0;
  while (isWhole && position < info.st_size)
    isWhole = sendfile(socket, file, &position, (size_t)(info.st_size - position)) > 0;
  close(file);
  return isWhole;
}

static void *serve(void *argument) {
  int socket = (int)(intptr_t)argument, one = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  while (read_request(socket) && answer(socket)) {}
  close(socket);
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  path = argv[1];
  /* A client may leave within an answer. */
  signal(SIGPIPE, SIG_IGN);
  int listening = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(listening, (struct sockaddr *)&address, size) != 0 || listen(listening, 64) != 0) return 1;
  getsockname(listening, (struct sockaddr *)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  for (;;) {
    int socket = accept(listening, NULL, NULL);
    if (socket < 0) continue;
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)socket) == 0) pthread_detach(thread);
    else close(socket);
  }
}
