#include "PageCollector.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr size_t maxSpaces = 100'000;
/// Points that a line of the page is high, when letters are looked for by lines.
constexpr double step = 4;

struct Place {
  long line;
  float x;
  uint32_t glyph;
};

bool isBefore(const Place &a, const Place &b) { return a.line != b.line ? a.line < b.line : a.x < b.x; }

} // namespace

void PageCollector::noteSpace(GfxState *state, double x, double y) {
  if (rotation != 0 || !(size > 0) || spaces.size() >= maxSpaces) return;
  double px, py;
  state->transform(x, y, &px, &py);
  if (std::fabs(px) < 1e5 && std::fabs(py) < 1e5) spaces.push_back({float(px), float(py), float(size)});
}

/// LibreOffice draws the spaces of a line in a font of their own, before its letters.
void PageCollector::placeSpaces() {
  if (spaces.empty()) return;
  std::vector<Place> places;
  places.reserve(glyphs.size());
  for (size_t i = 0; i < glyphs.size(); ++i) {
    if (glyphs[i].rotation == 0) places.push_back({std::lround(glyphs[i].baseline / step), glyphs[i].x, uint32_t(i)});
  }
  std::sort(places.begin(), places.end(), isBefore);
  for (const Space &space : spaces) {
    long line = std::lround(space.baseline / step);
    for (long near = line - 1; near <= line + 1; ++near) {
      auto next = std::lower_bound(places.begin(), places.end(), Place{near, space.x, 0}, isBefore);
      if (next == places.end() || next->line != near || next->x - space.x > 1.5 * space.size) continue;
      casecheck_glyph &glyph = glyphs[next->glyph];
      if (std::fabs(glyph.baseline - space.baseline) < 0.3 * space.size) glyph.flags |= CASECHECK_GLYPH_AFTER_SPACE;
    }
  }
}
