#define _GNU_SOURCE
#include "files.h"
#include <errno.h>
#include <stdio.h>

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
