#include "PDFHandle.h"
#include "Walk.h"

#include <Stream.h>
#include <XRef.h>
#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <new>

namespace {

/// A page of forms lists hundreds of annotations; more bytes than these are none that somebody made.
constexpr size_t maxObject = 4 << 20;
struct TooLong {};

/// Collects what poppler writes.
class StringOutStream final : public OutStream {
public:
  std::string text;

  void close() override {}
  Goffset getPos() override { return Goffset(text.size()); }
  void put(char c) override { add(&c, 1); }
  void printf(const char *format, ...) override {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(nullptr, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
      std::vector<char> buffer(size_t(length) + 1);
      vsnprintf(buffer.data(), buffer.size(), format, again);
      add(buffer.data(), size_t(length));
    }
    va_end(again);
  }

private:
  void add(const char *bytes, size_t length) {
    if (text.size() + length > maxObject) throw TooLong();
    text.append(bytes, length);
  }
};

/// An object as a file writes it; references stay references.
std::string written(PDFDoc &doc, Object object) {
  StringOutStream out;
  PDFDoc::writeObject(&object, &out, doc.getXRef(), 0, nullptr, cryptRC4, 0, Ref {0, 0});
  return out.text;
}

/// Whether an object is shallow enough to be written: poppler goes down without a limit.
bool isShallow(const Object &object, int depth) {
  if (depth > Walk::maxDepth) return false;
  if (object.isStream()) return false;
  if (object.isArray()) {
    for (int i = 0; i < object.arrayGetLength(); ++i) {
      if (!isShallow(object.arrayGetNF(i), depth + 1)) return false;
    }
  }
  if (object.isDict()) {
    for (int i = 0; i < object.dictGetLength(); ++i) {
      if (!isShallow(object.dictGetValNF(i), depth + 1)) return false;
    }
  }
  return true;
}

} // namespace

extern "C" {

int casecheck_pdf_page_object(casecheck_pdf *pdf, int number, casecheck_pdf_page *out) {
  std::memset(out, 0, sizeof *out);
  try {
    pdf->words.clear();
    Page *page = pdf->doc->getPage(number);
    if (page == nullptr || !page->isOk()) return CASECHECK_PDF_DAMAGED;
    XRef *xref = pdf->doc->getXRef();
    Ref ref = page->getRef();
    Object object = xref->fetch(ref);
    if (!object.isDict() || ref.num <= 0 || !isShallow(object, 0)) return CASECHECK_PDF_DAMAGED;
    Object annotations = object.dictLookup("Annots");
    if (!isShallow(annotations, 0)) return CASECHECK_PDF_DAMAGED;
    std::string list = annotations.isArray() ? written(*pdf->doc, std::move(annotations)) : "[ ]";
    Object copy = object.deepCopy();
    copy.dictSet("Annots", Object(objNull));
    std::string entries = written(*pdf->doc, std::move(copy));
    auto open = list.find('['), close = list.rfind(']');
    auto begin = entries.find("<<"), end = entries.rfind(">>");
    if (open == std::string::npos || close == std::string::npos || begin == std::string::npos || end == std::string::npos) {
      return CASECHECK_PDF_DAMAGED;
    }
    pdf->words.push_back(entries.substr(begin + 2, end - begin - 2));
    out->entries = pdf->words.back().c_str(), out->entries_length = pdf->words.back().size();
    pdf->words.push_back(list.substr(open + 1, close - open - 1));
    out->annotations = pdf->words.back().c_str(), out->annotations_length = pdf->words.back().size();
    out->number = ref.num, out->generation = ref.gen;
    const PDFRectangle *crop = page->getCropBox();
    out->left = crop->x1, out->bottom = crop->y1, out->right = crop->x2, out->top = crop->y2;
    out->rotation = page->getRotate();
    out->unit = unitOf(*pdf->doc, *page);
    return CASECHECK_PDF_OK;
  } catch (const std::bad_alloc &) {
    return CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    return CASECHECK_PDF_DAMAGED;
  }
}

int casecheck_pdf_trailer(casecheck_pdf *pdf, const char **entries, size_t *length, int *size) {
  try {
    pdf->words.clear();
    XRef *xref = pdf->doc->getXRef();
    Object *trailer = xref->getTrailerDict();
    if (trailer == nullptr || !trailer->isDict()) return CASECHECK_PDF_DAMAGED;
    std::string text;
    for (const char *key : {"Root", "Info", "ID"}) {
      const Object &value = trailer->dictLookupNF(key);
      if (value.isNull() || !isShallow(value, 0)) continue;
      text += std::string("/") + key + " " + written(*pdf->doc, value.copy()) + " ";
    }
    pdf->words.push_back(text);
    *entries = pdf->words.back().data(), *length = pdf->words.back().size();
    Object told = trailer->dictLookup("Size");
    *size = std::max(xref->getNumObjects(), told.isInt() ? std::min(told.getInt(), 100'000'000) : 0);
    return *size > 0 ? CASECHECK_PDF_OK : CASECHECK_PDF_DAMAGED;
  } catch (const std::bad_alloc &) {
    return CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    return CASECHECK_PDF_DAMAGED;
  }
}
}
