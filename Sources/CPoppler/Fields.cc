#include "PDFHandle.h"

#include <Annot.h>
#include <algorithm>
#include <cmath>

namespace {

constexpr size_t maxFields = 20'000;
constexpr size_t maxText = 1 << 20;

bool isHidden(const Annot &annotation) {
  return (annotation.getFlags() & (Annot::flagHidden | Annot::flagNoView)) != 0;
}

} // namespace

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

namespace {

/// A button whose looks are missing has no name for "on": its state says it all the same.
bool isOn(FormWidgetButton &button, Object &dict) {
  if (button.getOnStr() != nullptr) return button.getState();
  Object state = dict.dictLookup("AS");
  if (!state.isName()) state = dict.dictLookup("V");
  if (!state.isName() && button.getField() != nullptr && button.getButtonType() == formButtonCheck) {
    state = button.getField()->getObj()->dictLookup("V");
  }
  return state.isName() && !state.isName("Off") && *state.getName() != '\0';
}

/// What was chosen or typed into a list; several choices in their order.
std::string chosen(FormWidgetChoice &choice) {
  std::string text = utf8(choice.getEditChoice());
  bool isEdited = !text.empty();
  for (int i = 0; !isEdited && i < choice.getNumChoices() && text.size() < maxText; ++i) {
    if (choice.isSelected(i)) text += (text.empty() ? "" : "\u3001") + utf8(choice.getChoice(i));
  }
  if (!text.empty()) return text;
  // A value that is none of the choices.
  Object value = choice.getObj()->dictLookup("V");
  if (!value.isString() && choice.getField() != nullptr) value = choice.getField()->getObj()->dictLookup("V");
  return value.isString() ? utf8(value.getString()) : std::string();
}

} // namespace

void casecheck_pdf::readWidget(FormWidget &widget) {
  AnnotWidget *annotation = widget.getWidgetAnnotation();
  if (annotation != nullptr && isHidden(*annotation)) return;
  PDFRectangle area;
  widget.getRect(&area.x1, &area.y1, &area.x2, &area.y2);
  switch (widget.getType()) {
  case formButton: {
    auto &button = static_cast<FormWidgetButton &>(widget);
    if (button.getButtonType() == formButtonPush) return;
    addField(area, isOn(button, *widget.getObj()) ? CASECHECK_FIELD_CHECKED : CASECHECK_FIELD_UNCHECKED, {});
    return;
  }
  case formText: addField(area, CASECHECK_FIELD_TEXT, utf8(static_cast<FormWidgetText &>(widget).getContent())); return;
  case formChoice: addField(area, CASECHECK_FIELD_TEXT, chosen(static_cast<FormWidgetChoice &>(widget))); return;
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
    readAnnotation(*annotation);
  }
}

void casecheck_pdf::readAnnotation(Annot &annotation) {
  if (isHidden(annotation)) return;
  std::string text = utf8(annotation.getContents());
  const PDFRectangle &area = annotation.getRect();
  switch (annotation.getType()) {
  // What a field says was read with the field; a popup repeats its note.
  case Annot::typeWidget:
  case Annot::typeLink:
  case Annot::typePopup: return;
  case Annot::typeFreeText:
  case Annot::typeStamp:
    if (!text.empty()) addField(area, CASECHECK_DRAWN_ANNOTATION, std::move(text));
    return;
  case Annot::typeInk: addField(area, CASECHECK_INK, std::move(text)); return;
  case Annot::typeText: {
    // "Accepted set by …": the state of another note, not one of its own.
    Object model = annotation.getAnnotObj().dictLookup("StateModel");
    if (model.isString()) return;
    break;
  }
  default: break;
  }
  if (text.empty()) {
    Object overlay = annotation.getAnnotObj().dictLookup("OverlayText");
    if (overlay.isString()) text = utf8(overlay.getString());
  }
  if (!text.empty()) addField(area, CASECHECK_ANNOTATION, std::move(text));
}
