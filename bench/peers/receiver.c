/* receiver: counts what comes, by recvmmsg, until SIGINT; then prints on stderr how many came. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include "usersock.h"

enum { BUFFER = 32 << 20, SLOT = 8192 };

static volatile sig_atomic_t ended;

static void end(int signal_number) {
  (void)signal_number;
  ended = 1;
}

int main(void) {
  static char slots[BATCH][SLOT];
  struct mmsghdr messages[BATCH];
  struct iovec parts[BATCH];
  struct sigaction action = {.sa_handler = end};
  int size = BUFFER, i, got, fd = usersock(1u << (GROUP - 1));
  long count = 0;

  setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
  sigaction(SIGINT, &action, NULL);
  memset(messages, 0, sizeof messages);
  for (i = 0; i < BATCH; i++) {
    parts[i] = (struct iovec){slots[i], SLOT};
    messages[i].msg_hdr.msg_iov = &parts[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  fprintf(stderr, "listening\n");
  while (!ended) {
    got = recvmmsg(fd, messages, BATCH, MSG_WAITFORONE, NULL);
    if (got < 0 && errno != EINTR && errno != ENOBUFS) return 1;
    if (got > 0) count += got;
  }
  fprintf(stderr, "%ld messages\n", count);
  return 0;
}
