// A workbook written row by row through libxlsxwriter. Texts are UTF-8; rows and columns are 0-based.
#pragma once
#include <stdint.h>

typedef struct casecheck_book casecheck_book;

enum casecheck_style {
  casecheck_body,    // bordered, wrapped, at the top
  casecheck_middle,  // the same, from the middle
  casecheck_head,    // bold on grey, bordered, centred
  casecheck_title,   // large, centred, no border
  casecheck_note,    // no border, not wrapped
  casecheck_styles
};

/// NULL when there is no memory.
/// - path: of the file, which is written by `casecheck_book_close`.
/// - folder: for files in between.
/// - created: seconds since 1970, told in the properties of the file instead of a clock's time.
casecheck_book *casecheck_book_open(const char *path, const char *folder, const char *title, int64_t created);

/// Every function that returns an `int` gives 0, or an error of libxlsxwriter.
int casecheck_book_add_sheet(casecheck_book *book, const char *name);

// What follows is about the sheet that was added last; rows are written from top to bottom.
int casecheck_sheet_set_width(casecheck_book *book, uint16_t column, double letters);
/// In points; before anything is written to the row.
int casecheck_sheet_set_height(casecheck_book *book, uint32_t row, double height);
int casecheck_sheet_write_text(casecheck_book *book, uint32_t row, uint16_t column, const char *text, int style);
int casecheck_sheet_write_number(casecheck_book *book, uint32_t row, uint16_t column, double number, int style);
/// One text over several columns.
int casecheck_sheet_merge(casecheck_book *book, uint32_t row, uint16_t last_column, const char *text, int style);
/// A4 across, as wide as the page; `head` rows stay in sight and stand on each page; a filter over the last of them.
/// - printed: the last column that is printed.
void casecheck_sheet_lay_out(
  casecheck_book *book, uint32_t head, uint32_t last_row, uint16_t last_column, uint16_t printed, int filters);

/// Writes the file and frees the book, whatever happens; NULL, or why it could not be written.
const char *casecheck_book_close(casecheck_book *book);
