// The floor: the least that any compiler of this kind has to do, in plain C.
//
//   floor SRC OUT THREADS PADDING   walk, read, front matter through libyaml's events, body through libcmark,
//                                   one HTML file per document with PADDING bytes of page around the body
//   floor SRC                       walk and stat every file: the floor of a build in which nothing changed
//
// It knows nothing of references, rules or navigation. Prints what it counted.
#define _GNU_SOURCE
#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

static char **paths;
static size_t count, capacity, source;  // source: length of "SRC/"
static const char *out;
static char *padding;
static size_t padding_size;
static atomic_size_t next_path, bytes_in, bytes_out, bytes_html, events;

static void fail(const char *what, const char *path) {
  fprintf(stderr, "floor: %s %s: %s\n", what, path, strerror(errno));
  exit(2);
}

static void walk(const char *folder) {
  DIR *dir = opendir(folder);
  if (!dir) fail("open", folder);
  for (struct dirent *e; (e = readdir(dir));) {
    if (e->d_name[0] == '.') continue;
    char *path;
    if (asprintf(&path, "%s/%s", folder, e->d_name) < 0) fail("name", folder);
    size_t n = strlen(path);
    if (e->d_type == DT_DIR) {
      walk(path);
    } else if (n > 3 && !strcmp(path + n - 3, ".md")) {
      if (count == capacity) paths = realloc(paths, (capacity = capacity ? 2 * capacity : 1024) * sizeof *paths);
      paths[count++] = path;
      continue;
    }
    free(path);
  }
  closedir(dir);
}

/// Runs the front matter through libyaml and returns where the body begins.
static size_t front_matter(const char *text, size_t size) {
  if (size < 4 || memcmp(text, "---\n", 4)) return 0;
  const char *end = memmem(text + 3, size - 3, "\n---\n", 5);
  if (!end) return 0;
  yaml_parser_t parser;
  yaml_event_t event;
  yaml_parser_initialize(&parser);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)text + 4, end + 1 - (text + 4));
  size_t n = 0;
  for (int done = 0; !done; n++) {
    if (!yaml_parser_parse(&parser, &event)) {
      fprintf(stderr, "floor: %s\n", parser.problem);
      exit(2);
    }
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  events += n;
  return end + 5 - text;
}

/// OUT/KIND/NAME.html for SRC/KIND/…/NAME.md: as many files in a folder as the product has.
static void target(char *to, size_t room, const char *path) {
  const char *inside = path + source, *slash = strchr(inside, '/'), *name = strrchr(path, '/') + 1;
  int kind = slash ? (int)(slash - inside) : 0;
  snprintf(to, room, "%s/%.*s%s%.*s.html", out, kind, inside, kind ? "/" : "", (int)strlen(name) - 3, name);
}

static void *work(void *unused) {
  (void)unused;
  size_t room = 1 << 16;
  char *text = malloc(room), to[4096];
  for (size_t i; (i = next_path++) < count;) {
    int in = open(paths[i], O_RDONLY);
    struct stat s;
    if (in < 0 || fstat(in, &s)) fail("read", paths[i]);
    if ((size_t)s.st_size > room) text = realloc(text, room = s.st_size);
    ssize_t size = read(in, text, s.st_size);
    if (size != s.st_size) fail("read", paths[i]);
    close(in);
    size_t body = front_matter(text, size);
    cmark_node *document = cmark_parse_document(text + body, size - body, CMARK_OPT_DEFAULT);
    char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
    size_t length = strlen(html);
    cmark_node_free(document);
    target(to, sizeof to, paths[i]);
    int file = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) fail("write", to);
    // One write per page, as a program with a page buffer does it.
    char *page = malloc(padding_size + length);
    memcpy(page, padding, padding_size);
    memcpy(page + padding_size, html, length);
    if (write(file, page, padding_size + length) != (ssize_t)(padding_size + length)) fail("write", to);
    close(file);
    free(page);
    free(html);
    bytes_in += size;
    bytes_html += length;
    bytes_out += padding_size + length;
  }
  free(text);
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 2 && argc != 5) {
    fprintf(stderr, "floor SRC OUT THREADS PADDING | floor SRC\n");
    return 2;
  }
  source = strlen(argv[1]) + 1;
  walk(argv[1]);
  if (argc == 2) {
    struct stat s;
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
      if (lstat(paths[i], &s)) fail("stat", paths[i]);
      bytes += s.st_size;
    }
    printf("{\"documents\": %zu, \"bytes_in\": %zu}\n", count, bytes);
    return 0;
  }
  out = argv[2];
  int threads = atoi(argv[3]);
  padding_size = strtoul(argv[4], NULL, 10);
  padding = malloc(padding_size + 1);
  for (size_t i = 0; i < padding_size; i++) padding[i] = i % 80 == 79 ? '\n' : "<li><a href=\"a.html\">A</a></li>"[i % 31];
  if (mkdir(out, 0755) && errno != EEXIST) fail("make", out);
  char folder[4096] = "", made[4096] = "";
  for (size_t i = 0; i < count; i++) {
    target(folder, sizeof folder, paths[i]);
    *strrchr(folder, '/') = 0;
    if (strcmp(folder, made) && mkdir(folder, 0755) && errno != EEXIST) fail("make", folder);
    strcpy(made, folder);
  }
  pthread_t pool[64];
  if (threads < 1 || threads > 64) threads = 1;
  for (int t = 1; t < threads; t++) pthread_create(&pool[t], NULL, work, NULL);
  work(NULL);
  for (int t = 1; t < threads; t++) pthread_join(pool[t], NULL);
  printf("{\"documents\": %zu, \"bytes_in\": %zu, \"events\": %zu, \"bytes_html\": %zu, \"bytes_out\": %zu}\n", count, (size_t)bytes_in, (size_t)events,
         (size_t)bytes_html, (size_t)bytes_out);
  return 0;
}
