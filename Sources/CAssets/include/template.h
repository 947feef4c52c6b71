#ifndef JTBD_TEMPLATE_H
#define JTBD_TEMPLATE_H
#include <stddef.h>

/// A file of the workspace that `jtbd init` writes, in one of its two languages ("de", "en"); it travels inside the binary.
typedef struct { const char *language; const char *path; const unsigned char *bytes; size_t size; } jtbd_template_file;

extern const size_t jtbd_template_count;

/// `number` counts from 0 and lies below `jtbd_template_count`.
const jtbd_template_file *jtbd_template_at(size_t number);

#endif
