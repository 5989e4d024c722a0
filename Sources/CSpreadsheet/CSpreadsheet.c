#include "CSpreadsheet.h"

#include <stdlib.h>
#include <xlsxwriter.h>

struct casecheck_book {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *styles[casecheck_styles];
};

static lxw_format *style(lxw_workbook *workbook, int kind) {
  lxw_format *format = workbook_add_format(workbook);
  if (format == NULL) return NULL;
  format_set_font_name(format, "宋体");
  format_set_font_size(format, kind == casecheck_title ? 16 : 10);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (kind == casecheck_body || kind == casecheck_middle || kind == casecheck_head) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
  }
  if (kind == casecheck_body || kind == casecheck_middle) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (kind == casecheck_body) format_set_align(format, LXW_ALIGN_LEFT);
  if (kind == casecheck_middle || kind == casecheck_head || kind == casecheck_title) {
    format_set_align(format, LXW_ALIGN_CENTER);
  }
  if (kind == casecheck_head || kind == casecheck_title) format_set_bold(format);
  if (kind == casecheck_head) format_set_bg_color(format, 0xE7E6E6);
  return format;
}

casecheck_book *casecheck_book_open(const char *path, const char *folder, const char *title, int64_t created) {
  casecheck_book *book = calloc(1, sizeof *book);
  if (book == NULL) return NULL;
  // Rows go to a file of their own as they come, so that a large book takes no memory.
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder, .use_zip64 = LXW_FALSE};
  book->workbook = workbook_new_opt(path, &options);
  if (book->workbook == NULL) {
    free(book);
    return NULL;
  }
  lxw_doc_properties properties = {.title = (char *)title, .created = (time_t)created};
  workbook_set_properties(book->workbook, &properties);
  for (int kind = 0; kind < casecheck_styles; kind++) book->styles[kind] = style(book->workbook, kind);
  return book;
}

int casecheck_book_add_sheet(casecheck_book *book, const char *name) {
  book->sheet = workbook_add_worksheet(book->workbook, name);
  return book->sheet == NULL ? LXW_ERROR_PARAMETER_VALIDATION : 0;
}

static lxw_format *chosen(casecheck_book *book, int kind) {
  return kind >= 0 && kind < casecheck_styles ? book->styles[kind] : NULL;
}

int casecheck_sheet_set_width(casecheck_book *book, uint16_t column, double letters) {
  return worksheet_set_column(book->sheet, column, column, letters, NULL);
}

int casecheck_sheet_set_height(casecheck_book *book, uint32_t row, double height) {
  return worksheet_set_row(book->sheet, row, height, NULL);
}

int casecheck_sheet_write_text(casecheck_book *book, uint32_t row, uint16_t column, const char *text, int kind) {
  // An empty text is a cell with its border: never a formula, never a link.
  if (text[0] == 0) return worksheet_write_blank(book->sheet, row, column, chosen(book, kind));
  return worksheet_write_string(book->sheet, row, column, text, chosen(book, kind));
}

int casecheck_sheet_write_number(casecheck_book *book, uint32_t row, uint16_t column, double number, int kind) {
  return worksheet_write_number(book->sheet, row, column, number, chosen(book, kind));
}

int casecheck_sheet_merge(casecheck_book *book, uint32_t row, uint16_t last_column, const char *text, int kind) {
  return worksheet_merge_range(book->sheet, row, 0, row, last_column, text, chosen(book, kind));
}

void casecheck_sheet_lay_out(
  casecheck_book *book, uint32_t head, uint32_t last_row, uint16_t last_column, uint16_t printed, int filters) {
  lxw_worksheet *sheet = book->sheet;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.7);
  worksheet_fit_to_pages(sheet, 1, 0);
  if (printed < last_column) worksheet_print_area(sheet, 0, 0, last_row, printed);
  worksheet_set_footer(sheet, "&C第 &P 页,共 &N 页");
  if (head == 0) return;
  worksheet_freeze_panes(sheet, head, 0);
  worksheet_repeat_rows(sheet, 0, head - 1);
  if (filters && last_row >= head) worksheet_autofilter(sheet, head - 1, 0, last_row, last_column);
}

const char *casecheck_book_close(casecheck_book *book) {
  lxw_error error = workbook_close(book->workbook);
  free(book);
  return error == LXW_NO_ERROR ? NULL : lxw_strerror(error);
}
