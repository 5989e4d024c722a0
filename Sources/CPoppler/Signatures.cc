#include "PDFHandle.h"
#include "Walk.h"

#include <Annot.h>
#include <Catalog.h>
#include <algorithm>
#include <cmath>

namespace {

constexpr size_t maxSignatures = 1'000;
constexpr size_t maxContents = 4 << 20;

/// Reads the signature fields of a form, the fields inside fields included.
class SignatureWalk {
public:
  explicit SignatureWalk(casecheck_pdf &pdf) : pdf(pdf) {}

  void run() {
    Object *form = pdf.doc->getCatalog()->getAcroForm();
    if (form == nullptr || !form->isDict()) return;
    Object fields = form->dictLookup("Fields");
    if (!fields.isArray()) return;
    for (int i = 0; i < fields.arrayGetLength(); ++i) read(fields.arrayGetNF(i), false, Object(objNull), 0);
  }

private:
  casecheck_pdf &pdf;
  Walk walk;

  const char *keep(std::string text) {
    pdf.words.push_back(std::move(text));
    return pdf.words.back().c_str();
  }

  void read(const Object &node, bool isSignature, const Object &inherited, int depth) {
    if (depth > Walk::maxDepth || pdf.signatures.size() >= maxSignatures || !walk.enters(node)) return;
    Object field = node.fetch(pdf.doc->getXRef());
    if (!field.isDict()) return;
    Object type = field.dictLookup("FT");
    if (type.isName()) isSignature = type.isName("Sig");
    Object value = field.dictLookup("V");
    bool isOwn = value.isDict();
    if (!isOwn) value = inherited.copy();
    Object kids = field.dictLookup("Kids");
    bool isNew = isSignature && isOwn;
    if (isNew) add(value);
    size_t index = pdf.signatures.size();
    if (isSignature && value.isDict() && index > 0) place(node, field, pdf.signatures[index - 1]);
    if (!kids.isArray()) return;
    for (int i = 0; i < kids.arrayGetLength(); ++i) read(kids.arrayGetNF(i), isSignature, value, depth + 1);
  }

  void add(const Object &value) {
    casecheck_pdf_signature signature = {};
    Object name = value.dictLookup("Name"), time = value.dictLookup("M"), filter = value.dictLookup("SubFilter");
    if (name.isString()) signature.name = keep(utf8(name.getString()));
    if (time.isString()) signature.time = keep(utf8(time.getString()));
    if (filter.isName()) signature.sub_filter = keep(filter.getName());
    Object contents = value.dictLookup("Contents");
    if (contents.isString() && contents.getString()->toStr().size() <= maxContents) {
      pdf.words.push_back(contents.getString()->toStr());
      signature.contents = reinterpret_cast<const uint8_t *>(pdf.words.back().data());
      signature.contents_length = pdf.words.back().size();
    }
    Object range = value.dictLookup("ByteRange");
    if (range.isArray()) {
      signature.range_count = size_t(range.arrayGetLength());
      for (int i = 0; i < std::min(4, range.arrayGetLength()); ++i) {
        Object number = range.arrayGet(i);
        signature.range[i] = number.isIntOrInt64() ? number.getIntOrInt64() : -1;
      }
    }
    pdf.signatures.push_back(signature);
  }

  void place(const Object &node, const Object &field, casecheck_pdf_signature &signature) {
    Object area = field.dictLookup("Rect"), flags = field.dictLookup("F");
    int hidden = Annot::flagHidden | Annot::flagNoView;
    if (signature.page != 0 || !area.isArray() || area.arrayGetLength() != 4) return;
    if (flags.isInt() && (flags.getInt() & hidden) != 0) return;
    double at[4];
    for (int i = 0; i < 4; ++i) {
      Object number = area.arrayGet(i);
      if (!number.isNum()) return;
      at[i] = number.getNum();
    }
    // A point is what signing programs give to a signature that shows nowhere.
    if (!(std::fabs(at[0] - at[2]) >= 2 && std::fabs(at[1] - at[3]) >= 2)) return;
    int number = pageOf(node, field);
    Page *page = number > 0 ? pdf.doc->getPage(number) : nullptr;
    if (page == nullptr) return;
    double m[6];
    double scale = 72 * unitOf(*pdf.doc, *page);
    page->getDefaultCTM(m, scale, scale, 0, false, true);
    double ax = m[0] * at[0] + m[2] * at[1] + m[4], ay = m[1] * at[0] + m[3] * at[1] + m[5];
    double bx = m[0] * at[2] + m[2] * at[3] + m[4], by = m[1] * at[2] + m[3] * at[3] + m[5];
    if (!(std::fabs(ax) < 1e5 && std::fabs(ay) < 1e5 && std::fabs(bx) < 1e5 && std::fabs(by) < 1e5)) return;
    signature.page = number;
    signature.x = float(std::min(ax, bx)), signature.y = float(std::min(ay, by));
    signature.width = float(std::fabs(ax - bx)), signature.height = float(std::fabs(ay - by));
  }

  /// The page a widget names as its own, or the one that lists it.
  int pageOf(const Object &node, const Object &field) {
    const Object &named = field.dictLookupNF("P");
    int number = named.isRef() ? pdf.doc->getCatalog()->findPage(named.getRef()) : 0;
    if (number > 0 || !node.isRef()) return number;
    int count = std::min(pdf.doc->getNumPages(), 2'000);
    for (int i = 1; i <= count; ++i) {
      Page *page = pdf.doc->getPage(i);
      if (page == nullptr) continue;
      Object list = page->getAnnotsObject();
      int length = list.isArray() ? std::min(list.arrayGetLength(), 10'000) : 0;
      for (int k = 0; k < length; ++k) {
        const Object &item = list.arrayGetNF(k);
        if (item.isRef() && item.getRef() == node.getRef()) return i;
      }
    }
    return 0;
  }
};

} // namespace

extern "C" size_t casecheck_pdf_signatures(casecheck_pdf *pdf, const casecheck_pdf_signature **out) {
  try {
    pdf->words.clear();
    pdf->attachments.clear();
    pdf->signatures.clear();
    SignatureWalk(*pdf).run();
  } catch (...) {
  }
  *out = pdf->signatures.data();
  return pdf->signatures.size();
}
