#include "template.h"

// Every file of workspace-template/; a test compares this list with the folder.
static const unsigned char f0[] = {
#embed "../../workspace-template/de/README.md"
};
static const unsigned char f1[] = {
#embed "../../workspace-template/de/canvases/geschaeftsmodell.md"
};
static const unsigned char f2[] = {
#embed "../../workspace-template/de/canvases/lean-canvas.md"
};
static const unsigned char f3[] = {
#embed "../../workspace-template/de/evidence/gespraech-p1.md"
};
static const unsigned char f4[] = {
#embed "../../workspace-template/de/evidence/umfrage-radpendler.md"
};
static const unsigned char f5[] = {
#embed "../../workspace-template/de/evidence/wechselgespraech-p2.md"
};
static const unsigned char f6[] = {
#embed "../../workspace-template/de/jobs/als-kuemmerer-gelten.md"
};
static const unsigned char f7[] = {
#embed "../../workspace-template/de/jobs/ausgaben-begruenden.md"
};
static const unsigned char f8[] = {
#embed "../../workspace-template/de/jobs/belegschaft-aufs-rad-bringen.md"
};
static const unsigned char f9[] = {
#embed "../../workspace-template/de/jobs/rad-fahrbereit-halten.md"
};
static const unsigned char f10[] = {
#embed "../../workspace-template/de/jobs/radreise-vorbereiten.md"
};
static const unsigned char f11[] = {
#embed "../../workspace-template/de/jobs/sich-geschuetzt-fuehlen.md"
};
static const unsigned char f12[] = {
#embed "../../workspace-template/de/jobs/verschleiss-erkennen.md"
};
static const unsigned char f13[] = {
#embed "../../workspace-template/de/jobs/waren-ausliefern.md"
};
static const unsigned char f14[] = {
#embed "../../workspace-template/de/jtbd.yml"
};
static const unsigned char f15[] = {
#embed "../../workspace-template/de/offerings/pflege-abo.md"
};
static const unsigned char f16[] = {
#embed "../../workspace-template/de/offerings/werkstatttag.md"
};
static const unsigned char f17[] = {
#embed "../../workspace-template/de/personas/faehrt-bei-jedem-wetter.md"
};
static const unsigned char f18[] = {
#embed "../../workspace-template/de/relationships/radpendler.md"
};
static const unsigned char f19[] = {
#embed "../../workspace-template/de/segments/lastenradkuriere.md"
};
static const unsigned char f20[] = {
#embed "../../workspace-template/de/segments/personalverantwortliche.md"
};
static const unsigned char f21[] = {
#embed "../../workspace-template/de/segments/radpendler.md"
};
static const unsigned char f22[] = {
#embed "../../workspace-template/de/target-groups/gewerbegebiet.md"
};
static const unsigned char f23[] = {
#embed "../../workspace-template/de/value-propositions/fertig-zum-feierabend.md"
};
static const unsigned char f24[] = {
#embed "../../workspace-template/de/value-propositions/platz-auf-dem-hof.md"
};
static const unsigned char f25[] = {
#embed "../../workspace-template/en/README.md"
};
static const unsigned char f26[] = {
#embed "../../workspace-template/en/canvases/business-model.md"
};
static const unsigned char f27[] = {
#embed "../../workspace-template/en/canvases/lean-canvas.md"
};
static const unsigned char f28[] = {
#embed "../../workspace-template/en/evidence/commuter-survey.md"
};
static const unsigned char f29[] = {
#embed "../../workspace-template/en/evidence/interview-p1.md"
};
static const unsigned char f30[] = {
#embed "../../workspace-template/en/evidence/switch-interview-p2.md"
};
static const unsigned char f31[] = {
#embed "../../workspace-template/en/jobs/be-someone-who-cares.md"
};
static const unsigned char f32[] = {
#embed "../../workspace-template/en/jobs/deliver-goods.md"
};
static const unsigned char f33[] = {
#embed "../../workspace-template/en/jobs/feel-protected.md"
};
static const unsigned char f34[] = {
#embed "../../workspace-template/en/jobs/get-staff-cycling.md"
};
static const unsigned char f35[] = {
#embed "../../workspace-template/en/jobs/justify-spending.md"
};
static const unsigned char f36[] = {
#embed "../../workspace-template/en/jobs/keep-the-bicycle-roadworthy.md"
};
static const unsigned char f37[] = {
#embed "../../workspace-template/en/jobs/prepare-a-cycling-holiday.md"
};
static const unsigned char f38[] = {
#embed "../../workspace-template/en/jobs/spot-wear.md"
};
static const unsigned char f39[] = {
#embed "../../workspace-template/en/jtbd.yml"
};
static const unsigned char f40[] = {
#embed "../../workspace-template/en/offerings/care-plan.md"
};
static const unsigned char f41[] = {
#embed "../../workspace-template/en/offerings/workshop-day.md"
};
static const unsigned char f42[] = {
#embed "../../workspace-template/en/personas/rides-in-all-weathers.md"
};
static const unsigned char f43[] = {
#embed "../../workspace-template/en/relationships/cycling-commuters.md"
};
static const unsigned char f44[] = {
#embed "../../workspace-template/en/segments/cargo-bike-riders.md"
};
static const unsigned char f45[] = {
#embed "../../workspace-template/en/segments/cycling-commuters.md"
};
static const unsigned char f46[] = {
#embed "../../workspace-template/en/segments/hr-managers.md"
};
static const unsigned char f47[] = {
#embed "../../workspace-template/en/target-groups/business-parks.md"
};
static const unsigned char f48[] = {
#embed "../../workspace-template/en/value-propositions/home-on-fresh-brakes.md"
};
static const unsigned char f49[] = {
#embed "../../workspace-template/en/value-propositions/room-in-the-car-park.md"
};

static const jtbd_template_file files[] = {
  {"de", "README.md", f0, sizeof f0},
  {"de", "canvases/geschaeftsmodell.md", f1, sizeof f1},
  {"de", "canvases/lean-canvas.md", f2, sizeof f2},
  {"de", "evidence/gespraech-p1.md", f3, sizeof f3},
  {"de", "evidence/umfrage-radpendler.md", f4, sizeof f4},
  {"de", "evidence/wechselgespraech-p2.md", f5, sizeof f5},
  {"de", "jobs/als-kuemmerer-gelten.md", f6, sizeof f6},
  {"de", "jobs/ausgaben-begruenden.md", f7, sizeof f7},
  {"de", "jobs/belegschaft-aufs-rad-bringen.md", f8, sizeof f8},
  {"de", "jobs/rad-fahrbereit-halten.md", f9, sizeof f9},
  {"de", "jobs/radreise-vorbereiten.md", f10, sizeof f10},
  {"de", "jobs/sich-geschuetzt-fuehlen.md", f11, sizeof f11},
  {"de", "jobs/verschleiss-erkennen.md", f12, sizeof f12},
  {"de", "jobs/waren-ausliefern.md", f13, sizeof f13},
  {"de", "jtbd.yml", f14, sizeof f14},
  {"de", "offerings/pflege-abo.md", f15, sizeof f15},
  {"de", "offerings/werkstatttag.md", f16, sizeof f16},
  {"de", "personas/faehrt-bei-jedem-wetter.md", f17, sizeof f17},
  {"de", "relationships/radpendler.md", f18, sizeof f18},
  {"de", "segments/lastenradkuriere.md", f19, sizeof f19},
  {"de", "segments/personalverantwortliche.md", f20, sizeof f20},
  {"de", "segments/radpendler.md", f21, sizeof f21},
  {"de", "target-groups/gewerbegebiet.md", f22, sizeof f22},
  {"de", "value-propositions/fertig-zum-feierabend.md", f23, sizeof f23},
  {"de", "value-propositions/platz-auf-dem-hof.md", f24, sizeof f24},
  {"en", "README.md", f25, sizeof f25},
  {"en", "canvases/business-model.md", f26, sizeof f26},
  {"en", "canvases/lean-canvas.md", f27, sizeof f27},
  {"en", "evidence/commuter-survey.md", f28, sizeof f28},
  {"en", "evidence/interview-p1.md", f29, sizeof f29},
  {"en", "evidence/switch-interview-p2.md", f30, sizeof f30},
  {"en", "jobs/be-someone-who-cares.md", f31, sizeof f31},
  {"en", "jobs/deliver-goods.md", f32, sizeof f32},
  {"en", "jobs/feel-protected.md", f33, sizeof f33},
  {"en", "jobs/get-staff-cycling.md", f34, sizeof f34},
  {"en", "jobs/justify-spending.md", f35, sizeof f35},
  {"en", "jobs/keep-the-bicycle-roadworthy.md", f36, sizeof f36},
  {"en", "jobs/prepare-a-cycling-holiday.md", f37, sizeof f37},
  {"en", "jobs/spot-wear.md", f38, sizeof f38},
  {"en", "jtbd.yml", f39, sizeof f39},
  {"en", "offerings/care-plan.md", f40, sizeof f40},
  {"en", "offerings/workshop-day.md", f41, sizeof f41},
  {"en", "personas/rides-in-all-weathers.md", f42, sizeof f42},
  {"en", "relationships/cycling-commuters.md", f43, sizeof f43},
  {"en", "segments/cargo-bike-riders.md", f44, sizeof f44},
  {"en", "segments/cycling-commuters.md", f45, sizeof f45},
  {"en", "segments/hr-managers.md", f46, sizeof f46},
  {"en", "target-groups/business-parks.md", f47, sizeof f47},
  {"en", "value-propositions/home-on-fresh-brakes.md", f48, sizeof f48},
  {"en", "value-propositions/room-in-the-car-park.md", f49, sizeof f49},
};

const size_t jtbd_template_count = sizeof files / sizeof files[0];

const jtbd_template_file *jtbd_template_at(size_t number) { return &files[number]; }
