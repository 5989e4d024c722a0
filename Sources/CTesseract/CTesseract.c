#include "CTesseract.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Anything that belongs to the library.
typedef void *Handle;

struct casecheck_tesseract {
  Handle api;
  void (*delete_api)(Handle);
  int (*init)(Handle, const char *, const char *);
  void (*set_mode)(Handle, int);
  void (*set_image)(Handle, const unsigned char *, int, int, int, int);
  void (*set_resolution)(Handle, int);
  int (*recognize)(Handle, void *);
  Handle (*iterator)(Handle);
  void (*clear)(Handle);
  void (*delete_iterator)(Handle);
  int (*next)(Handle, int);
  char *(*text)(Handle, int);
  float (*confidence)(Handle, int);
  Handle (*page_iterator)(Handle);
  int (*box)(Handle, int, int *, int *, int *, int *);
  int (*begins)(Handle, int);
  void (*delete_text)(const char *);
};

/// Levels of `TessPageIteratorLevel`, and the mode that looks for columns and blocks itself.
enum { text_line = 2, symbol = 4, automatic = 3 };

static void *needed(Handle library, const char *name, char *message, size_t length) {
  void *function = dlsym(library, name);
  if (function == NULL && message[0] == 0) snprintf(message, length, "%s", name);
  return function;
}

casecheck_tesseract *casecheck_tesseract_open(
    const char *path, const char *folder, const char *language, char *message, size_t length) {
  message[0] = 0;
  // One thread a page: several pages are read at once.
  setenv("OMP_THREAD_LIMIT", "1", 1);
  Handle library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    snprintf(message, length, "%s", dlerror());
    return NULL;
  }
  casecheck_tesseract *t = calloc(1, sizeof *t);
  if (t == NULL) return NULL;
  Handle (*create)(void) = needed(library, "TessBaseAPICreate", message, length);
  t->delete_api = needed(library, "TessBaseAPIDelete", message, length);
  t->init = needed(library, "TessBaseAPIInit3", message, length);
  t->set_mode = needed(library, "TessBaseAPISetPageSegMode", message, length);
  t->set_image = needed(library, "TessBaseAPISetImage", message, length);
  t->set_resolution = needed(library, "TessBaseAPISetSourceResolution", message, length);
  t->recognize = needed(library, "TessBaseAPIRecognize", message, length);
  t->iterator = needed(library, "TessBaseAPIGetIterator", message, length);
  t->clear = needed(library, "TessBaseAPIClear", message, length);
  t->delete_iterator = needed(library, "TessResultIteratorDelete", message, length);
  t->next = needed(library, "TessResultIteratorNext", message, length);
  t->text = needed(library, "TessResultIteratorGetUTF8Text", message, length);
  t->confidence = needed(library, "TessResultIteratorConfidence", message, length);
  t->page_iterator = needed(library, "TessResultIteratorGetPageIterator", message, length);
  t->box = needed(library, "TessPageIteratorBoundingBox", message, length);
  t->begins = needed(library, "TessPageIteratorIsAtBeginningOf", message, length);
  t->delete_text = needed(library, "TessDeleteText", message, length);
  if (message[0] != 0 || (t->api = create()) == NULL || t->init(t->api, folder, language) != 0) {
    if (message[0] == 0) snprintf(message, length, "%s/%s.traineddata", folder, language);
    if (t->api != NULL) t->delete_api(t->api);
    free(t);
    return NULL;
  }
  t->set_mode(t->api, automatic);
  return t;
}

void casecheck_tesseract_close(casecheck_tesseract *t) {
  if (t == NULL) return;
  t->delete_api(t->api);
  free(t);
}

/// The first scalar of UTF-8; 0 when it is none.
static uint32_t scalar(const unsigned char *s) {
  size_t length = strlen((const char *)s);
  if (length == 0) return 0;
  if (s[0] < 0x80) return s[0];
  if (s[0] >= 0xC2 && s[0] < 0xE0 && length >= 2) return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
  if (s[0] >= 0xE0 && s[0] < 0xF0 && length >= 3) return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  if (s[0] >= 0xF0 && s[0] < 0xF5 && length >= 4) {
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
  }
  return 0;
}

long casecheck_tesseract_read(
    casecheck_tesseract *t, const uint8_t *pixels, int width, int height, int resolution,
    casecheck_tesseract_letter *letters, long most) {
  t->set_image(t->api, pixels, width, height, 3, width * 3);
  t->set_resolution(t->api, resolution);
  if (t->recognize(t->api, NULL) != 0) return -1;
  long count = 0;
  int line = -1;
  Handle iterator = t->iterator(t->api);
  if (iterator != NULL) {
    Handle page = t->page_iterator(iterator);
    do {
      if (count == most) break;
      if (t->begins(page, text_line) || line < 0) line += 1;
      char *text = t->text(iterator, symbol);
      if (text == NULL) continue;
      casecheck_tesseract_letter *letter = &letters[count];
      letter->scalar = scalar((const unsigned char *)text);
      letter->confidence = t->confidence(iterator, symbol);
      letter->line = line;
      t->delete_text(text);
      if (letter->scalar > 0x20 &&
          t->box(page, symbol, &letter->left, &letter->top, &letter->right, &letter->bottom)) {
        count += 1;
      }
    } while (t->next(iterator, symbol));
    t->delete_iterator(iterator);
  }
  t->clear(t->api);
  return count;
}
