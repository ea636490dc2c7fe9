/* sender COUNT RATE: multicasts COUNT messages at RATE a second (0: as fast as it can), then prints the rate reached. */
#define _GNU_SOURCE
#include <errno.h>
#include <time.h>
#include "usersock.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  static struct nlmsghdr message[MESSAGE / sizeof(struct nlmsghdr) + 1];
  struct sockaddr_nl group = {.nl_family = AF_NETLINK, .nl_groups = 1u << (GROUP - 1)};
  int fd = usersock(0);
  long count, i;
  double rate, start;

  if (argc != 3) return 2;
  count = atol(argv[1]);
  rate = atof(argv[2]);
  message->nlmsg_len = MESSAGE;
  message->nlmsg_type = 0x20;
  start = now();
  for (i = 0; i < count; i++) {
    while (rate > 0 && i % BATCH == 0 && now() < start + i / rate) {
    }
    message->nlmsg_seq = (unsigned)i;
    /* Behind the multicast the kernel sends a copy to port 0, which nobody has: that refusal says nothing. */
    if (sendto(fd, message, MESSAGE, 0, (struct sockaddr *)&group, sizeof group) < 0 && errno != ECONNREFUSED) {
      perror("sendto");
      return 1;
    }
  }
  printf("%.0f\n", count / (now() - start));
  return 0;
}
