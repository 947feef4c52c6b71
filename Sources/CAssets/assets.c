#include "assets.h"

const jtbd_asset jtbd_assets[] = {{0, 0, 0, 0}};
const size_t jtbd_asset_count = 0;
