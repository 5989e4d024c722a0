#include "PDFHandle.h"

#include <Annot.h>
#include <Catalog.h>
#include <Error.h>
#include <GlobalParams.h>
#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <poppler-config.h>
#include <string>

namespace {

constexpr int maxWidgets = 10'000;

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

constexpr int maxParents = 32;

/// Whether a widget belongs to a signature field; the type may stand with a parent.
bool isOfSignature(const Annot &annotation) {
  Object node = annotation.getAnnotObj().copy();
  for (int i = 0; i < maxParents && node.isDict(); ++i) {
    Object type = node.dictLookup("FT");
    if (type.isName()) return type.isName("Sig");
    node = node.dictLookup("Parent");
  }
  return false;
}

/// Notes drawn as small pictures of paper or as lines through words would pass for ruling lines.
///
/// Asked right before the annotation is drawn: what is drawn next is noted as a signature's, if it is one.
bool isDrawn(Annot *annotation, void *data) {
  auto type = annotation->getType();
  static_cast<PageCollector *>(data)->noteSignature(type == Annot::typeWidget && isOfSignature(*annotation));
  // Makers of seals invent types of their own, which have an appearance as well.
  bool isOwn = type == Annot::typeUnknown && !annotation->getAnnotObj().dictLookup("Subtype").isName("Redact");
  return type == Annot::typeWidget || type == Annot::typeFreeText || type == Annot::typeStamp || isOwn;
}

} // namespace

double unitOf(PDFDoc &doc, Page &page) {
  Object entry = doc.getXRef()->fetch(page.getRef());
  if (!entry.isDict()) return 1;
  Object unit = entry.dictLookup("UserUnit");
  double value = unit.isNum() ? unit.getNum() : 1;
  return value >= 0.01 && value <= 1'000 ? value : 1;
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
    double unit = unitOf(*pdf->doc, *page);
    out->width = float(unit * (isTurned ? page->getCropHeight() : page->getCropWidth()));
    out->height = float(unit * (isTurned ? page->getCropWidth() : page->getCropHeight()));
    // Nothing that is meant to be read is larger: the format itself ends at 14,400.
    if (!(out->width > 0 && out->height > 0 && out->width <= 100'000 && out->height <= 100'000)) return CASECHECK_PDF_DAMAGED;
    pdf->doc->displayPage(
        &seen, number, 72 * unit, 72 * unit, 0, false, true, false, [](void *data) { return static_cast<PageCollector *>(data)->isCut; },
        &seen, isDrawn, &seen);
    if (auto widgets = page->getFormWidgets()) {
      int count = std::min(widgets->getNumWidgets(), maxWidgets);
      seen.isCut = seen.isCut || count < widgets->getNumWidgets();
      for (int i = 0; i < count; ++i) pdf->readWidget(*widgets->getWidget(i));
    }
    pdf->readAnnotations(*page);
    seen.leaveOutUnseen();
    pdf->drawBoxes();
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

void casecheck_pdf_get_unseen(casecheck_pdf *pdf, casecheck_unseen *unseen) { *unseen = pdf->collector.unseen; }

const char *casecheck_poppler_version(void) { return POPPLER_VERSION; }
}
