#define _GNU_SOURCE
#include "files.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int jtbd_exchange(int folder, const char *one, const char *other) {
#if defined(__APPLE__)
  return renameatx_np(folder, one, folder, other, RENAME_SWAP);
#elif defined(RENAME_EXCHANGE)
  return renameat2(folder, one, folder, other, RENAME_EXCHANGE);
#else
  (void)folder, (void)one, (void)other;
  errno = ENOSYS;
  return -1;
#endif
}

int jtbd_nameless_file(void) {
#if defined(__linux__)
  int file = memfd_create("jtbd", MFD_CLOEXEC);
  if (file >= 0 || errno != ENOSYS) return file;
#endif
  char name[] = "/tmp/jtbd-XXXXXX";
  int other = mkstemp(name);
  if (other < 0) return -1;
  unlink(name);
  fcntl(other, F_SETFD, FD_CLOEXEC);
  return other;
}
