#include "PDFHandle.h"

#include <Dict.h>
#include <Object.h>
#include <Stream.h>
#include <cstring>
#include <new>

namespace {

/// Everything that decides what a page shows, as bytes: its borders, its content and what that draws with. Streams are taken
/// as they are stored, which costs little beside unpacking them.
class PageWriter {
public:
  PageWriter(XRef *xref, std::vector<uint8_t> &out) : xref(xref), out(out) {}

  bool isWhole = true;

  void put(const Object &object, int depth = 0) {
    if (!isWhole || depth > deepest || out.size() > mostBytes) {
      isWhole = false;
      return;
    }
    if (object.isRef()) return put(object.fetch(xref), depth + 1);
    if (object.isNum()) {
      word("n" + std::to_string(object.getNum()));
    } else if (object.isBool()) {
      word(object.getBool() ? "t" : "f");
    } else if (object.isName()) {
      word(std::string("/") + object.getName());
    } else if (object.isString()) {
      word("(" + object.getString()->toStr());
    } else if (object.isArray()) {
      word("[" + std::to_string(object.arrayGetLength()));
      for (int i = 0; i < object.arrayGetLength(); ++i) put(object.getArray()->getNF(i), depth + 1);
    } else if (object.isDict()) {
      put(*object.getDict(), depth);
    } else if (object.isStream()) {
      put(*object.getStream(), depth);
    } else {
      word("-");
    }
  }

  void put(const Dict &dict, int depth) {
    word("<" + std::to_string(dict.getLength()));
    for (int i = 0; i < dict.getLength() && isWhole; ++i) {
      word(std::string(dict.getKey(i)));
      put(dict.getValNF(i), depth + 1);
    }
  }

  void word(const std::string &words) {
    out.insert(out.end(), words.begin(), words.end());
    out.push_back(0);
  }

private:
  static constexpr int deepest = 12;
  static constexpr size_t mostBytes = 64 << 20;
  XRef *xref;
  std::vector<uint8_t> &out;

  void put(Stream &stream, int depth) {
    if (stream.getDict() != nullptr) put(*stream.getDict(), depth);
    BaseStream *stored = stream.getBaseStream();
    if (stored == nullptr) {
      isWhole = false;
      return;
    }
    word("s" + std::to_string(stored->getLength()));
    stored->reset();
    uint8_t buffer[4096];
    for (int count; isWhole && (count = stored->doGetChars(sizeof buffer, buffer)) > 0;) {
      out.insert(out.end(), buffer, buffer + count);
      isWhole = out.size() <= mostBytes;
    }
    stored->close();
  }
};

} // namespace

extern "C" {

int casecheck_pdf_page_bytes(casecheck_pdf *pdf, int number, const uint8_t **bytes, size_t *count) {
  *bytes = nullptr, *count = 0;
  try {
    Page *page = pdf->doc->getPage(number);
    pdf->drawing.clear();
    // Words in annotations lie over the picture, and refer back to their page.
    if (page == nullptr || !page->isOk() || hasAnnotations(*page)) return CASECHECK_PDF_DAMAGED;
    PageWriter writer(pdf->doc->getXRef(), pdf->drawing);
    for (const PDFRectangle *box : {page->getMediaBox(), page->getCropBox()}) {
      for (double side : {box->x1, box->y1, box->x2, box->y2}) writer.word("n" + std::to_string(side));
    }
    writer.word("n" + std::to_string(page->getRotate()) + " " + std::to_string(unitOf(*pdf->doc, *page)));
    writer.put(page->getContents());
    if (page->getResourceDict() != nullptr) writer.put(*page->getResourceDict(), 0);
    if (!writer.isWhole) {
      pdf->drawing = {};
      return CASECHECK_PDF_TOO_LARGE;
    }
    *bytes = pdf->drawing.data(), *count = pdf->drawing.size();
    return CASECHECK_PDF_OK;
  } catch (const std::bad_alloc &) {
    return CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    return CASECHECK_PDF_DAMAGED;
  }
}
}
