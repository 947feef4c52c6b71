#ifndef JTBD_ASSETS_H
#define JTBD_ASSETS_H
#include <stddef.h>

/// A file that travels inside the binary. `group` is "site" (style sheet, script), "diff" (the style of a page of differences), "template/de", "template/en".
typedef struct { const char *group; const char *path; const unsigned char *bytes; size_t size; } jtbd_asset;

extern const size_t jtbd_asset_count;

/// The asset of a number below `jtbd_asset_count`.
const jtbd_asset *jtbd_asset_at(size_t number);

#endif
