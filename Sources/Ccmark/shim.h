#include <cmark.h>
#include <string.h>

// The C library's searches over bytes, which are several times faster than a loop. Swift sees them here without importing all of it.
static inline const unsigned char *jtbd_find(const unsigned char *bytes, unsigned char byte, size_t count) {
  return (const unsigned char *)memchr(bytes, byte, count);
}
static inline int jtbd_equal(const unsigned char *a, const unsigned char *b, size_t count) { return memcmp(a, b, count) == 0; }
static inline size_t jtbd_length(const char *text) { return strlen(text); }
