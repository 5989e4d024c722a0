#include "CPoppler.h"
#include "PageCollector.h"

#include <Annot.h>
#include <Catalog.h>
#include <Error.h>
#include <Form.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <UTF.h>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <goo/gmem.h>
#include <memory>
#include <new>
#include <poppler-config.h>
#include <string>

namespace {

constexpr int maxWidgets = 10'000;
constexpr size_t maxFields = 20'000;

bool hasLostData = false;

/// Poppler complains about much that costs nothing; a stream that breaks off costs what stood behind.
void noteError(ErrorCategory, Goffset, const char *message) {
  for (const char *sign : {"flate stream", "Unexpected end of file", "LZW stream", "runlength"}) {
    hasLostData = hasLostData || std::strstr(message, sign) != nullptr;
  }
}

void setUp() {
  if (globalParams) return;
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback(noteError);
}

std::string utf8(const Unicode *scalars, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    Unicode c = scalars[i];
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) continue;
    if (c < 0x80) {
      out += char(c);
    } else if (c < 0x800) {
      out += char(0xC0 | c >> 6);
      out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += char(0xE0 | c >> 12);
      out += char(0x80 | (c >> 6 & 0x3F));
      out += char(0x80 | (c & 0x3F));
    } else {
      out += char(0xF0 | c >> 18);
      out += char(0x80 | (c >> 12 & 0x3F));
      out += char(0x80 | (c >> 6 & 0x3F));
      out += char(0x80 | (c & 0x3F));
    }
  }
  return out;
}

std::string utf8(const GooString *text) {
  if (text == nullptr) return {};
  const std::string &raw = text->toStr();
  // PDF 2.0 allows UTF-8 with a mark in front.
  if (raw.compare(0, 3, "\xEF\xBB\xBF") == 0) return std::string(raw.c_str() + 3);
  Unicode *scalars = nullptr;
  int count = TextStringToUCS4(raw, &scalars);
  std::string out = utf8(scalars, count);
  gfree(scalars);
  return out;
}

/// Notes drawn as small pictures of paper or as lines through words would pass for ruling lines.
bool isDrawn(Annot *annotation, void *) {
  auto type = annotation->getType();
  return type == Annot::typeWidget || type == Annot::typeFreeText || type == Annot::typeStamp;
}

} // namespace

struct casecheck_pdf {
  std::unique_ptr<PDFDoc> doc;
  PageCollector collector;
  size_t length = 0;
  bool wasRepaired = false;
  std::vector<casecheck_field> fields;
  std::vector<std::string> strings;

  void addField(const PDFRectangle &area, uint32_t kind, std::string text);
  void readWidget(FormWidget &widget);
  void readSignature(FormWidget &widget, const PDFRectangle &area);
  void readAnnotations(Page &page);
};

void casecheck_pdf::addField(const PDFRectangle &area, uint32_t kind, std::string text) {
  const double *m = collector.toShown;
  double ax = m[0] * area.x1 + m[2] * area.y1 + m[4], ay = m[1] * area.x1 + m[3] * area.y1 + m[5];
  double bx = m[0] * area.x2 + m[2] * area.y2 + m[4], by = m[1] * area.x2 + m[3] * area.y2 + m[5];
  if (!(std::fabs(ax) < 1e5 && std::fabs(ay) < 1e5 && std::fabs(bx) < 1e5 && std::fabs(by) < 1e5)) ax = ay = bx = by = 0;
  strings.push_back(std::move(text));
  fields.push_back({float(std::min(ax, bx)), float(std::min(ay, by)), float(std::fabs(ax - bx)),
                    float(std::fabs(ay - by)), kind, nullptr, nullptr, 0, false});
}

void casecheck_pdf::readSignature(FormWidget &widget, const PDFRectangle &area) {
  auto *field = static_cast<FormFieldSignature *>(widget.getField());
  Object value = widget.getObj()->dictLookup("V");
  if (!value.isDict() && field != nullptr) value = field->getObj()->dictLookup("V");
  if (!value.isDict()) {
    addField(area, CASECHECK_FIELD_UNSIGNED, {});
    return;
  }
  Object name = value.dictLookup("Name");
  addField(area, CASECHECK_FIELD_SIGNED, name.isString() ? utf8(name.getString()) : std::string());
  Object contents = value.dictLookup("Contents");
  if (contents.isString()) {
    strings.push_back(contents.getString()->toStr());
    // The address is filled in when all strings are there; see `readPage`.
    fields.back().signature_length = strings.back().size();
  }
  Object range = value.dictLookup("ByteRange");
  if (range.isArray() && range.arrayGetLength() == 4) {
    Object start = range.arrayGet(2), count = range.arrayGet(3);
    if (start.isIntOrInt64() && count.isIntOrInt64()) {
      fields.back().covers_whole_file = start.getIntOrInt64() + count.getIntOrInt64() >= (long long)length - 2;
    }
  }
}

void casecheck_pdf::readWidget(FormWidget &widget) {
  PDFRectangle area;
  widget.getRect(&area.x1, &area.y1, &area.x2, &area.y2);
  switch (widget.getType()) {
  case formButton: {
    auto &button = static_cast<FormWidgetButton &>(widget);
    if (button.getButtonType() == formButtonPush) return;
    addField(area, button.getState() ? CASECHECK_FIELD_CHECKED : CASECHECK_FIELD_UNCHECKED, {});
    return;
  }
  case formText:
    addField(area, CASECHECK_FIELD_TEXT, utf8(static_cast<FormWidgetText &>(widget).getContent()));
    return;
  case formChoice: {
    auto &choice = static_cast<FormWidgetChoice &>(widget);
    std::string text = utf8(choice.getEditChoice());
    for (int i = 0; text.empty() && i < choice.getNumChoices(); ++i) {
      if (choice.isSelected(i)) text = utf8(choice.getChoice(i));
    }
    addField(area, CASECHECK_FIELD_TEXT, std::move(text));
    return;
  }
  case formSignature: readSignature(widget, area); return;
  default: return;
  }
}

void casecheck_pdf::readAnnotations(Page &page) {
  Annots *annotations = page.getAnnots();
  if (annotations == nullptr) return;
  for (Annot *annotation : annotations->getAnnots()) {
    if (fields.size() >= maxFields) {
      collector.isCut = true;
      return;
    }
    auto type = annotation->getType();
    // What a free text or a filled field says is drawn on the page and read there.
    if (type == Annot::typeWidget || type == Annot::typeLink || type == Annot::typePopup ||
        type == Annot::typeFreeText || (annotation->getFlags() & Annot::flagHidden)) {
      continue;
    }
    std::string text = utf8(annotation->getContents());
    if (!text.empty()) addField(annotation->getRect(), CASECHECK_ANNOTATION, std::move(text));
  }
}

extern "C" {

casecheck_pdf *casecheck_pdf_open(const void *bytes, size_t length, int *status) {
  try {
    setUp();
    auto pdf = std::make_unique<casecheck_pdf>();
    pdf->length = length;
    auto *stream = new MemStream(static_cast<const char *>(bytes), 0, Goffset(length), Object(objNull));
    pdf->doc = std::make_unique<PDFDoc>(stream, std::optional<GooString>(), std::optional<GooString>(), nullptr,
                                        [raw = pdf.get()] { raw->wasRepaired = true; });
    if (!pdf->doc->isOk()) {
      *status = pdf->doc->getErrorCode() == errEncrypted ? CASECHECK_PDF_ENCRYPTED : CASECHECK_PDF_DAMAGED;
      return nullptr;
    }
    *status = CASECHECK_PDF_OK;
    return pdf.release();
  } catch (const std::bad_alloc &) {
    *status = CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    *status = CASECHECK_PDF_DAMAGED;
  }
  return nullptr;
}

void casecheck_pdf_close(casecheck_pdf *pdf) {
  try {
    delete pdf;
  } catch (...) {
  }
}

int casecheck_pdf_page_count(casecheck_pdf *pdf) {
  try {
    return pdf->doc->getNumPages();
  } catch (...) {
    return 0;
  }
}

bool casecheck_pdf_is_encrypted(casecheck_pdf *pdf) {
  try {
    return pdf->doc->isEncrypted();
  } catch (...) {
    return false;
  }
}

bool casecheck_pdf_was_repaired(casecheck_pdf *pdf) { return pdf->wasRepaired; }

char *casecheck_pdf_info(casecheck_pdf *pdf, const char *key) {
  try {
    auto text = pdf->doc->getDocInfoStringEntry(key);
    return text ? strdup(utf8(text.get()).c_str()) : nullptr;
  } catch (...) {
    return nullptr;
  }
}

int casecheck_pdf_read_page(casecheck_pdf *pdf, int number, casecheck_page *out) {
  std::memset(out, 0, sizeof *out);
  try {
    Page *page = pdf->doc->getPage(number);
    if (page == nullptr || !page->isOk()) return CASECHECK_PDF_DAMAGED;
    pdf->fields.clear();
    pdf->strings.clear();
    PageCollector &seen = pdf->collector;
    seen.clear();
    hasLostData = false;
    bool isTurned = page->getRotate() % 180 != 0;
    out->width = float(isTurned ? page->getCropHeight() : page->getCropWidth());
    out->height = float(isTurned ? page->getCropWidth() : page->getCropHeight());
    // Nothing that is meant to be read is larger: the format itself ends at 14,400.
    if (!(out->width > 0 && out->height > 0 && out->width <= 100'000 && out->height <= 100'000)) return CASECHECK_PDF_DAMAGED;
    pdf->doc->displayPage(
        &seen, number, 72, 72, 0, false, true, false, [](void *data) { return static_cast<PageCollector *>(data)->isCut; },
        &seen, isDrawn, nullptr);
    if (auto widgets = page->getFormWidgets()) {
      int count = std::min(widgets->getNumWidgets(), maxWidgets);
      seen.isCut = seen.isCut || count < widgets->getNumWidgets();
      for (int i = 0; i < count; ++i) pdf->readWidget(*widgets->getWidget(i));
    }
    pdf->readAnnotations(*page);
    size_t next = 0;
    for (auto &field : pdf->fields) {
      field.text = pdf->strings[next++].c_str();
      if (field.signature_length > 0) {
        field.signature = reinterpret_cast<const uint8_t *>(pdf->strings[next++].data());
      }
    }
    out->glyphs = seen.glyphs.data(), out->glyph_count = seen.glyphs.size();
    out->rules = seen.rules.data(), out->rule_count = seen.rules.size();
    out->pictures = seen.pictures.data(), out->picture_count = seen.pictures.size();
    out->fields = pdf->fields.data(), out->field_count = pdf->fields.size();
    out->has_drawing = seen.hasDrawing;
    out->is_cut = seen.isCut;
    out->has_lost_data = hasLostData;
    return CASECHECK_PDF_OK;
  } catch (const std::bad_alloc &) {
    return CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    return CASECHECK_PDF_DAMAGED;
  }
}

const char *casecheck_poppler_version(void) { return POPPLER_VERSION; }
}
