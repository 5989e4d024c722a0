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

enum { CASECHECK_PDF_OK = 0, CASECHECK_PDF_ENCRYPTED = 1, CASECHECK_PDF_DAMAGED = 2, CASECHECK_PDF_NO_MEMORY = 3 };

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
