/// Poppler's C++ core behind a border that C, and so Swift, can cross: one interpretation of a page yields its
/// glyphs, ruling lines, pictures, form fields and annotations. No exception leaves these functions.
#pragma once
#include "CPage.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct casecheck_pdf casecheck_pdf;

enum { CASECHECK_PDF_OK = 0, CASECHECK_PDF_ENCRYPTED = 1, CASECHECK_PDF_DAMAGED = 2, CASECHECK_PDF_NO_MEMORY = 3,
       /// More pixels than are allowed, even at the coarsest.
       CASECHECK_PDF_TOO_LARGE = 4 };

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

/// A page as a picture: red, green and blue of every pixel, row by row, as the page is shown.
typedef struct {
  const uint8_t *pixels;
  int width, height;
} casecheck_drawing;

/// Makes a picture of a page: the one that fills it, as it is stored, when there is nothing else; otherwise drawn at 200
/// pixels to the inch, or as finely as its pictures are. Valid until the next call, or until it is forgotten.
int casecheck_pdf_draw_page(casecheck_pdf *pdf, int number, double most_pixels, casecheck_drawing *drawing);
void casecheck_pdf_forget_drawing(casecheck_pdf *pdf);

/// All that decides what a page shows, as it is stored: the same bytes for the same scan in any file. Valid as long as a
/// drawing. Not to be had of pages with annotations, and of very large ones.
int casecheck_pdf_page_bytes(casecheck_pdf *pdf, int number, const uint8_t **bytes, size_t *count);

/// A part of a page in pixels of its picture, from the top left of the page as it is shown.
typedef struct {
  int left, top, width, height;
} casecheck_pixels;

/// Makes a picture of a part of a page at so many pixels to the inch, annotations included. `area` becomes what was drawn:
/// what it has beyond the page is left out. Valid until the next call, or until it is forgotten.
int casecheck_pdf_draw_area(casecheck_pdf *pdf, int number, double resolution, casecheck_pixels *area, casecheck_drawing *drawing);

/// What was left out of the page that was read last.
void casecheck_pdf_get_unseen(casecheck_pdf *pdf, casecheck_unseen *unseen);

/// A signature field with a value, as the file tells it; nothing is examined here. Strings are UTF-8 or NULL.
typedef struct {
  const char *name, *sub_filter, *time;
  /// `Contents`: the signature itself, with the zeros that fill its place up.
  const uint8_t *contents;
  size_t contents_length;
  /// `ByteRange`: start and length, in turn; only whole numbers are kept.
  int64_t range[4];
  /// How many numbers the file gives; anything but 4 is wrong.
  size_t range_count;
  /// The first widget that shows, in points as a page is shown; `page` is 0 when there is none.
  int page;
  float x, y, width, height;
} casecheck_pdf_signature;

/// The signatures of the whole document, in the order of its form; valid until the next call.
size_t casecheck_pdf_signatures(casecheck_pdf *pdf, const casecheck_pdf_signature **signatures);

enum {
  CASECHECK_ATTACHED = 0,
  CASECHECK_ATTACHED_TO_PAGE = 1,
  CASECHECK_ASSOCIATED = 2,
};

typedef struct {
  /// Never NULL.
  const char *name;
  /// -1 when the file does not say.
  int64_t bytes;
  int kind;
  /// 1-based; 0 for the document itself.
  int page;
} casecheck_pdf_attachment;

/// The files inside: those of the document when `first` is 1, and those pinned to the pages `first` to `last`; valid
/// until the next call.
size_t casecheck_pdf_attachments(
    casecheck_pdf *pdf, int first, int last, const casecheck_pdf_attachment **attachments, bool *is_cut);
/// Whether the document is the cover of a collection of files.
bool casecheck_pdf_is_collection(casecheck_pdf *pdf);
/// The object that a page is, as a file writes it, without its annotations; valid until the next call.
typedef struct {
  int number, generation;
  /// What stands between `<<` and `>>`, and between `[` and `]` of the list of annotations.
  const char *entries;
  size_t entries_length;
  const char *annotations;
  size_t annotations_length;
  /// The part of the page that is shown, in its own measures.
  double left, bottom, right, top;
  /// How it is turned when it is shown: 0, 90, 180 or 270.
  int rotation;
  /// Points to one unit of its own measures.
  double unit;
} casecheck_pdf_page;
int casecheck_pdf_page_object(casecheck_pdf *pdf, int number, casecheck_pdf_page *page);

/// What an addition to the file has to repeat of its trailer (Root, Info, ID), and how many objects there are; valid until
/// the next call.
int casecheck_pdf_trailer(casecheck_pdf *pdf, const char **entries, size_t *length, int *size);
/// The version of the poppler library this was built against.
const char *casecheck_poppler_version(void);

#ifdef __cplusplus
}
#endif
