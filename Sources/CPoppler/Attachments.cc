#include "PDFHandle.h"
#include "Walk.h"

#include <Catalog.h>
#include <algorithm>

namespace {

constexpr size_t maxAttachments = 10'000;
constexpr int maxAnnotations = 20'000;

/// Lists embedded files without opening one.
class AttachmentWalk {
public:
  explicit AttachmentWalk(casecheck_pdf &pdf) : pdf(pdf) {}
  bool isCut = false;

  void readDocument() {
    Object catalog = pdf.doc->getXRef()->getCatalog();
    if (!catalog.isDict()) return;
    Object names = catalog.dictLookup("Names");
    if (names.isDict()) readTree(names.dictLookupNF("EmbeddedFiles"), 0);
    readAssociated(catalog, 0);
    isCut = isCut || walk.isCut();
  }

  void readPage(int number) {
    Page *page = pdf.doc->getPage(number);
    if (page == nullptr) return;
    Object list = page->getAnnotsObject();
    int length = list.isArray() ? std::min(list.arrayGetLength(), maxAnnotations) : 0;
    for (int i = 0; i < length; ++i) {
      Object annotation = list.arrayGet(i);
      if (!annotation.isDict()) continue;
      Object type = annotation.dictLookup("Subtype");
      if (type.isName("FileAttachment")) add(annotation.dictLookupNF("FS"), {}, CASECHECK_ATTACHED_TO_PAGE, number);
    }
    Object entry = pdf.doc->getXRef()->fetch(page->getRef());
    if (entry.isDict()) readAssociated(entry, number);
  }

private:
  casecheck_pdf &pdf;
  Walk walk;
  std::set<Ref> known;

  void readTree(const Object &node, int depth) {
    if (depth > Walk::maxDepth || isCut || !walk.enters(node)) return;
    Object tree = node.fetch(pdf.doc->getXRef());
    if (!tree.isDict()) return;
    Object names = tree.dictLookup("Names");
    int length = names.isArray() ? names.arrayGetLength() : 0;
    for (int i = 0; i + 1 < length && !isCut; i += 2) {
      Object key = names.arrayGet(i);
      add(names.arrayGetNF(i + 1), key.isString() ? utf8(key.getString()) : std::string(), CASECHECK_ATTACHED, 0);
    }
    Object kids = tree.dictLookup("Kids");
    int count = kids.isArray() ? kids.arrayGetLength() : 0;
    for (int i = 0; i < count && !isCut && !walk.isCut(); ++i) readTree(kids.arrayGetNF(i), depth + 1);
  }

  void readAssociated(const Object &owner, int page) {
    Object files = owner.dictLookup("AF");
    int length = files.isArray() ? files.arrayGetLength() : 0;
    for (int i = 0; i < length && !isCut; ++i) add(files.arrayGetNF(i), {}, CASECHECK_ASSOCIATED, page);
  }

  /// The file itself, whatever name stands before it.
  static Object streamOf(const Object &spec, Ref *reference) {
    Object files = spec.dictLookup("EF");
    if (!files.isDict()) return Object(objNull);
    for (const char *key : {"UF", "F", "Unix", "DOS", "Mac"}) {
      const Object &place = files.dictLookupNF(key);
      if (place.isNull()) continue;
      if (place.isRef()) *reference = place.getRef();
      return files.dictLookup(key);
    }
    return Object(objNull);
  }

  void add(const Object &node, std::string name, int kind, int page) {
    if (pdf.attachments.size() >= maxAttachments) {
      isCut = true;
      return;
    }
    Object spec = node.fetch(pdf.doc->getXRef());
    if (!spec.isDict()) return;
    Ref reference = Ref::INVALID();
    Object stream = streamOf(spec, &reference);
    // A name without a file is a link to somewhere else.
    if (!stream.isStream()) return;
    if (reference != Ref::INVALID() && !known.insert(reference).second) return;
    int64_t bytes = -1;
    Object facts = stream.streamGetDict()->lookup("Params");
    if (facts.isDict()) {
      Object size = facts.dictLookup("Size");
      if (size.isIntOrInt64() && size.getIntOrInt64() >= 0) bytes = size.getIntOrInt64();
    }
    for (const char *key : {"UF", "F", "Unix", "DOS", "Mac"}) {
      Object text = spec.dictLookup(key);
      if (!text.isString()) continue;
      name = utf8(text.getString());
      break;
    }
    pdf.words.push_back(std::move(name));
    pdf.attachments.push_back({pdf.words.back().c_str(), bytes, kind, page});
  }
};

} // namespace

extern "C" size_t casecheck_pdf_attachments(casecheck_pdf *pdf, int first, int last,
                                            const casecheck_pdf_attachment **out, bool *is_cut) {
  try {
    pdf->words.clear();
    pdf->signatures.clear();
    pdf->attachments.clear();
    AttachmentWalk walk(*pdf);
    if (first == 1) walk.readDocument();
    for (int number = std::max(first, 1); number <= std::min(last, pdf->doc->getNumPages()); ++number) {
      walk.readPage(number);
    }
    *is_cut = walk.isCut;
  } catch (...) {
    *is_cut = true;
  }
  *out = pdf->attachments.data();
  return pdf->attachments.size();
}

extern "C" bool casecheck_pdf_is_collection(casecheck_pdf *pdf) {
  try {
    Object catalog = pdf->doc->getXRef()->getCatalog();
    return catalog.isDict() && catalog.dictLookup("Collection").isDict();
  } catch (...) {
    return false;
  }
}
