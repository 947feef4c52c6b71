#ifndef JTBD_ARENA_H
#define JTBD_ARENA_H
#include <stddef.h>

/// A bump allocator per thread in the shape that cmark asks for. cmark's callbacks carry no context, so the
/// arena is found through a thread-local; `free` does nothing and `jtbd_arena_reset` gives everything back at once.
/// Everything allocated on a thread is invalid after that thread's reset.
void *jtbd_arena_calloc(size_t count, size_t size);
void *jtbd_arena_realloc(void *pointer, size_t size);
void jtbd_arena_free(void *pointer);
void jtbd_arena_reset(void);

#endif
