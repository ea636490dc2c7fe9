/* measure COMMAND [WORD ...]: runs it, then writes to descriptor 3 one line of JSON: wall and CPU milliseconds, peak
 * resident memory in KiB, exit code. SIGINT and SIGTERM are passed on to the command. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile pid_t child;

static void pass_on(int signal_number) {
  if (child > 0) kill(child, signal_number);
}

static double milliseconds(struct timeval t) { return t.tv_sec * 1e3 + t.tv_usec / 1e3; }

int main(int argc, char **argv) {
  struct timespec start, end;
  struct rusage usage;
  int status;

  if (argc < 2) return 2;
  fcntl(3, F_SETFD, FD_CLOEXEC);
  signal(SIGINT, pass_on);
  signal(SIGTERM, pass_on);
  clock_gettime(CLOCK_MONOTONIC, &start);
  child = fork();
  if (child == 0) {
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    execvp(argv[1], argv + 1);
    perror(argv[1]);
    _exit(127);
  }
  while (wait4(child, &status, 0, &usage) < 0) {
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  dprintf(3, "{\"wall\":%.3f,\"cpu\":%.3f,\"peak\":%ld,\"code\":%d}\n",
          (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6,
          milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
