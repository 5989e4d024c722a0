/// Poppler's C++ core behind a border that C, and so Swift, can cross: one interpretation of a page yields its
/// glyphs, ruling lines, pictures, form fields and annotations. No exception leaves these functions.
///
/// Coordinates are points from the top left of the page as shown. Strings are UTF-8.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct casecheck_pdf casecheck_pdf;

enum { CASECHECK_PDF_OK = 0, CASECHECK_PDF_ENCRYPTED = 1, CASECHECK_PDF_DAMAGED = 2, CASECHECK_PDF_NO_MEMORY = 3 };

enum {
  CASECHECK_GLYPH_BOLD = 1,
  /// Drawn with render mode 3: the text layer below or above a scan.
  CASECHECK_GLYPH_INVISIBLE = 2,
  /// A space stood between this glyph and the one before it.
  CASECHECK_GLYPH_AFTER_SPACE = 4,
  /// Written downwards.
  CASECHECK_GLYPH_VERTICAL = 8,
};

typedef struct {
  float x, y, width, height;
  /// `y` of the baseline; `x` of it for a glyph that is turned by 90 or 270 degrees.
  float baseline;
  float size;
  uint32_t scalar;
  /// Quarter turns, clockwise.
  uint8_t rotation;
  uint8_t flags;
} casecheck_glyph;

/// A horizontal or vertical line, or a filled rectangle thin enough to pass for one.
typedef struct {
  float x0, y0, x1, y1;
  bool is_horizontal;
} casecheck_rule;

enum { CASECHECK_PICTURE = 0, CASECHECK_PICTURE_RED = 1, CASECHECK_RED_RING = 2 };

typedef struct {
  float x, y, width, height;
  uint32_t kind;
} casecheck_picture;

enum {
  CASECHECK_FIELD_TEXT = 0,
  CASECHECK_FIELD_CHECKED = 1,
  CASECHECK_FIELD_UNCHECKED = 2,
  CASECHECK_FIELD_SIGNED = 3,
  CASECHECK_FIELD_UNSIGNED = 4,
  CASECHECK_ANNOTATION = 5,
};

typedef struct {
  float x, y, width, height;
  uint32_t kind;
  /// What is filled in, the name of the signer, or the words of the annotation; never NULL.
  const char *text;
  /// The signature as it stands in the file (CMS); NULL for every other kind.
  const uint8_t *signature;
  size_t signature_length;
  /// Whether the signature covers the file up to its end.
  bool covers_whole_file;
} casecheck_field;

/// The pointers stay valid until the next page is read or the document closed.
typedef struct {
  float width, height;
  const casecheck_glyph *glyphs;
  size_t glyph_count;
  const casecheck_rule *rules;
  size_t rule_count;
  const casecheck_picture *pictures;
  size_t picture_count;
  const casecheck_field *fields;
  size_t field_count;
  /// Whether shapes were painted that are neither lines nor plain areas: letters as outlines look like that.
  bool has_drawing;
  /// Whether a limit stopped the page.
  bool is_cut;
  /// Whether a stream that the page needs broke off.
  bool has_lost_data;
} casecheck_page;

/// Opens a document that lies in memory and stays there until it is closed. The empty password is tried.
casecheck_pdf *casecheck_pdf_open(const void *bytes, size_t length, int *status);
void casecheck_pdf_close(casecheck_pdf *pdf);
int casecheck_pdf_page_count(casecheck_pdf *pdf);
bool casecheck_pdf_is_encrypted(casecheck_pdf *pdf);
/// Whether the table of objects was missing or wrong and had to be rebuilt.
bool casecheck_pdf_was_repaired(casecheck_pdf *pdf);
/// An entry of the document information, to be freed with `free`; NULL when it is missing.
char *casecheck_pdf_info(casecheck_pdf *pdf, const char *key);
/// Reads one page, 1-based; returns one of the codes above.
int casecheck_pdf_read_page(casecheck_pdf *pdf, int number, casecheck_page *page);
/// The version of the poppler library this was built against.
const char *casecheck_poppler_version(void);

#ifdef __cplusplus
}
#endif
