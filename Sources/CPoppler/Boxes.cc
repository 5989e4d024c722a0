#include "PDFHandle.h"

#include <algorithm>
#include <vector>

namespace {

/// A page with more of them is no form that somebody ticks.
constexpr size_t maxBoxes = 2'000;

constexpr uint32_t emptyBox = 0x25A1, tickedBox = 0x2611;
/// How far the border of a box may stand out, in points.
constexpr float margin = 2;

bool holds(const casecheck_field &box, float x, float y, float slack) {
  return x >= box.x - slack && x <= box.x + box.width + slack && y >= box.y - slack && y <= box.y + box.height + slack;
}

/// The letter beside a box, to the right or left of it: nullptr when there is none within reach.
const casecheck_glyph *beside(const casecheck_field &box, const std::vector<casecheck_glyph> &glyphs, size_t count) {
  const casecheck_glyph *best = nullptr;
  float nearest = 4 * box.width + 20, middle = box.y + box.height / 2;
  for (size_t i = 0; i < count; ++i) {
    const auto &glyph = glyphs[i];
    float slack = glyph.height / 2;
    if (glyph.rotation != 0 || middle < glyph.y - slack || middle > glyph.y + glyph.height + slack) continue;
    float distance = std::max(glyph.x - box.x - box.width, box.x - glyph.x - glyph.width);
    if (distance < nearest) nearest = distance, best = &glyph;
  }
  return best;
}

} // namespace

/// Boxes to tick stand in the text as signs, in place of what their appearance is drawn with: so they belong to the words
/// beside them, as they do in Word.
void casecheck_pdf::drawBoxes() {
  std::vector<casecheck_field> boxes;
  for (auto &field : fields) {
    bool isBox = field.kind == CASECHECK_FIELD_CHECKED || field.kind == CASECHECK_FIELD_UNCHECKED;
    if (!isBox || field.width < 1 || field.height < 1 || field.width > 100 || field.height > 100) continue;
    if (boxes.size() == maxBoxes) break;
    boxes.push_back(field);
    field.kind = CASECHECK_FIELD_IN_TEXT;
  }
  if (boxes.empty()) return;
  auto isInside = [&](float x, float y, float slack) {
    return std::any_of(boxes.begin(), boxes.end(), [&](const auto &box) { return holds(box, x, y, slack); });
  };
  auto &glyphs = collector.glyphs;
  glyphs.erase(std::remove_if(glyphs.begin(), glyphs.end(),
                              [&](const auto &g) { return isInside(g.x + g.width / 2, g.y + g.height / 2, 0); }),
               glyphs.end());
  auto &rules = collector.rules;
  rules.erase(std::remove_if(rules.begin(), rules.end(),
                             [&](const auto &r) {
                               return std::any_of(boxes.begin(), boxes.end(), [&](const auto &box) {
                                 return holds(box, r.x0, r.y0, margin) && holds(box, r.x1, r.y1, margin);
                               });
                             }),
              rules.end());
  size_t letters = glyphs.size();
  for (const auto &box : boxes) {
    casecheck_glyph sign = {};
    sign.x = box.x, sign.y = box.y, sign.width = box.width, sign.height = box.height;
    sign.baseline = box.y + 0.85f * box.height, sign.size = box.height;
    sign.scalar = box.kind == CASECHECK_FIELD_CHECKED ? tickedBox : emptyBox;
    // Boxes are rarely drawn on the line of their words.
    if (auto letter = beside(box, glyphs, letters)) sign.baseline = letter->baseline, sign.size = letter->size;
    glyphs.push_back(sign);
  }
}
