#include "arena.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Each block keeps its size in a header so that realloc knows how much to copy. cmark allocates nothing wider than a pointer,
// and its thousands of small blocks fit the cache better when they lie close.
typedef struct chunk { struct chunk *next; size_t size, used; } chunk;
enum { ALIGN = sizeof(void *), FIRST = 1 << 18 };

static _Thread_local chunk *head;

static inline void *take(size_t size) {
  size_t need = ((size + ALIGN - 1) & ~(size_t)(ALIGN - 1)) + ALIGN;
  if (need < size) abort();
  if (!head || head->size - head->used < need) {
    size_t capacity = head ? head->size * 2 : FIRST;
    if (capacity < need) capacity = need;
    chunk *fresh = malloc(sizeof(chunk) + ALIGN + capacity);
    if (!fresh) abort();
    fresh->next = head; fresh->size = capacity; fresh->used = 0;
    head = fresh;
  }
  uintptr_t base = ((uintptr_t)(head + 1) + ALIGN - 1) & ~(uintptr_t)(ALIGN - 1);
  unsigned char *at = (unsigned char *)base + head->used;
  head->used += need;
  *(size_t *)at = size;
  return at + ALIGN;
}

void *jtbd_arena_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) abort();
  return memset(take(bytes), 0, bytes);
}

void *jtbd_arena_realloc(void *old, size_t size) {
  if (!old) return take(size);
  size_t had = *(size_t *)((unsigned char *)old - ALIGN);
  if (size <= had) return old;
  // The newest block grows where it stands: cmark's buffers grow many times in a row.
  uintptr_t base = ((uintptr_t)(head + 1) + ALIGN - 1) & ~(uintptr_t)(ALIGN - 1);
  size_t before = (had + ALIGN - 1) & ~(size_t)(ALIGN - 1), after = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
  if ((unsigned char *)old + before == (unsigned char *)base + head->used && after - before <= head->size - head->used) {
    head->used += after - before;
    *(size_t *)((unsigned char *)old - ALIGN) = size;
    return old;
  }
  return memcpy(take(size), old, had);
}

void jtbd_arena_free(void *pointer) { (void)pointer; }

// The newest chunk is the largest: it is kept for the next document, unless one document made it huge.
void jtbd_arena_reset(void) {
  if (!head) return;
  chunk *keep = head->size <= (16u << 20) ? head : NULL;
  for (chunk *c = keep ? head->next : head; c;) { chunk *next = c->next; free(c); c = next; }
  head = keep;
  if (keep) { keep->next = NULL; keep->used = 0; }
}
