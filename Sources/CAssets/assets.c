#include "assets.h"

static const unsigned char site_css[] = {
#embed "Assets/site.css"
};
static const unsigned char site_js[] = {
#embed "Assets/site.js"
};
static const unsigned char search_js[] = {
#embed "Assets/search.js"
};
static const unsigned char model_schema_json[] = {
#embed "Assets/model.schema.json"
};
static const unsigned char book_css[] = {
#embed "Assets/book.css"
};

static const unsigned char diff_css[] = {
#embed "Assets/diff.css"
};

static const jtbd_asset assets[] = {
  {"site", "model.schema.json", model_schema_json, sizeof model_schema_json},
  {"site", "site.css", site_css, sizeof site_css},
  {"site", "site.js", site_js, sizeof site_js},
  {"site", "book.css", book_css, sizeof book_css},
  {"site", "search.js", search_js, sizeof search_js},
  {"diff", "diff.css", diff_css, sizeof diff_css},
};

const size_t jtbd_asset_count = sizeof assets / sizeof assets[0];

const jtbd_asset *jtbd_asset_at(size_t number) { return &assets[number]; }
