#include "PageCollector.h"

#include <GfxFont.h>
#include <UTF.h>
#include <algorithm>
#include <cmath>
#include <goo/gmem.h>

namespace {

constexpr size_t maxGlyphs = 1'000'000;
constexpr int maxMarkDepth = 10'000;

bool isSpace(Unicode u) { return u <= 0x20 || u == 0xA0 || u == 0x3000 || (u >= 0x2000 && u <= 0x200B) || u == 0xFEFF; }

bool saysBold(const GfxFont &font) {
  if (font.isBold() || font.getWeight() >= GfxFont::W700) return true;
  const auto &name = font.getName();
  if (!name) return false;
  return name->find("Bold") != std::string::npos || name->find("Heavy") != std::string::npos ||
         name->find("SimHei") != std::string::npos || name->find("Black") != std::string::npos;
}

} // namespace

void PageCollector::clear() {
  glyphs.clear();
  rules.clear();
  pictures.clear();
  hidings.clear();
  paints.clear();
  spaces.clear();
  certainties.clear();
  oddClips.clear();
  outlines.reset();
  unseen = {};
  comparisons = 0;
  groupDepth = markDepth = 0;
  hasOddClip = hasSoftMask = false;
  hasDrawing = isCut = afterSpace = isInSignature = actualHasArea = false;
  actualTextDepth = 0;
  fontChanged = true;
}

void PageCollector::startPage(int, GfxState *state, XRef *) {
  clear();
  pageWidth = float(state->getPageWidth());
  pageHeight = float(state->getPageHeight());
  std::copy_n(state->getCTM(), 6, toShown);
}

void PageCollector::updateFontFacts(GfxState *state) {
  fontChanged = false;
  const auto &font = state->getFont();
  size = state->getTransformedFontSize();
  ascent = 0.95, descent = -0.35, rotation = 0, flags = 0, hiding = none;
  if (!font) return;
  double m[4];
  state->getFontTransMat(&m[0], &m[1], &m[2], &m[3]);
  if (font->getType() == fontType3) {
    const double *f = font->getFontMatrix();
    double scale = std::sqrt(std::fabs(f[0] * f[3] - f[1] * f[2]));
    // Type 3 fonts measure in units of their own; the box of the font tells how large a letter is.
    const double *box = font->getFontBBox();
    double height = (box[3] - box[1]) * scale;
    if (height > 0.05 && height < 20) size *= height;
  } else {
    ascent = std::min(font->getAscent(), 1.05);
    descent = std::max(font->getDescent(), -0.4);
    if (ascent - descent < 0.3) ascent = 0.95, descent = -0.35;
  }
  if (std::fabs(m[0] * m[3]) >= std::fabs(m[1] * m[2])) {
    rotation = (m[0] > 0 || m[3] < 0) ? 0 : 2;
  } else {
    rotation = m[2] > 0 ? 1 : 3;
  }
  if (!(size > 0.1)) size = 0;
  hiding = isColourless(state) ? colourless : size <= 1 ? tiny : none;
  if (font->getWMode() == 1) flags |= CASECHECK_GLYPH_VERTICAL;
  int render = state->getRender();
  if (saysBold(*font) || render == 2) flags |= CASECHECK_GLYPH_BOLD;
  if (render == 3) flags |= CASECHECK_GLYPH_INVISIBLE;
}

PageCollector::Area PageCollector::areaOfGlyph(double x, double y, double w, double h) const {
  if (flags & CASECHECK_GLYPH_VERTICAL) {
    return {x - size / 2, std::min(y, y + h), x + size / 2, std::max(y, y + h)};
  }
  switch (rotation) {
  case 0: return {std::min(x, x + w), y - ascent * size, std::max(x, x + w), y - descent * size};
  case 2: return {std::min(x, x + w), y + descent * size, std::max(x, x + w), y + ascent * size};
  case 1: return {x + descent * size, std::min(y, y + h), x + ascent * size, std::max(y, y + h)};
  default: return {x - ascent * size, std::min(y, y + h), x - descent * size, std::max(y, y + h)};
  }
}

void PageCollector::append(uint32_t scalar, const Area &area, double baseline) {
  if (glyphs.size() >= maxGlyphs) {
    isCut = true;
    return;
  }
  uint8_t bits = flags | (afterSpace ? CASECHECK_GLYPH_AFTER_SPACE : 0);
  if (isInSignature) bits |= CASECHECK_GLYPH_OF_SIGNATURE;
  afterSpace = false;
  glyphs.push_back({float(area.x0), float(area.y0), float(area.x1 - area.x0), float(area.y1 - area.y0),
                    float(baseline), float(size), scalar, uint8_t(rotation), bits});
  // White letters on a dark ground are seen.
  hidings.push_back(hiding == colourless && hasGround(area) ? none : hiding);
}

void PageCollector::drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY,
                             CharCode code, int, const Unicode *u, int uLen) {
  if (fontChanged) updateFontFacts(state);
  if (uLen == 1 && isSpace(*u) && actualTextDepth == 0) {
    afterSpace = true;
    noteSpace(state, x, y);
    return;
  }
  double spacing = state->getCharSpace();
  if (code == 0x20) spacing += state->getWordSpace();
  if (spacing != 0) {
    double sx, sy;
    bool isVertical = flags & CASECHECK_GLYPH_VERTICAL;
    state->textTransformDelta(isVertical ? 0 : spacing * state->getHorizScaling(), isVertical ? spacing : 0, &sx, &sy);
    dx -= sx;
    dy -= sy;
  }
  double px, py, w, h;
  state->transform(x, y, &px, &py);
  state->transformDelta(dx, dy, &w, &h);
  // Nothing on a page is this far away; also false for NaN.
  if (!(std::fabs(px) < 1e5 && std::fabs(py) < 1e5 && std::fabs(w) < 1e5 && std::fabs(h) < 1e5 && size < 1e4)) return;
  // Letters without a size are not seen.
  if (size <= 0) {
    ++unseen.tiny;
    return;
  }
  if (px + w < 0 || px > pageWidth || py + h < -size || py - size > pageHeight) {
    ++unseen.outside;
    return;
  }
  Area area = areaOfGlyph(px, py, w, h);
  double baseline = (rotation & 1) ? px : py;
  if (actualTextDepth > 0) {
    if (!actualHasArea) {
      actualArea = area;
      actualBaseline = baseline;
      actualHasArea = true;
    }
    actualArea = {std::min(actualArea.x0, area.x0), std::min(actualArea.y0, area.y0), std::max(actualArea.x1, area.x1),
                  std::max(actualArea.y1, area.y1)};
    return;
  }
  const auto &font = state->getFont();
  if (font && !font->isCIDFont() && !font->hasToUnicodeCMap()) {
    flags = uint8_t((flags & ~(CASECHECK_GLYPH_GUESSED | CASECHECK_GLYPH_DOUBTFUL)) | certainty(*font, code));
  }
  if (uLen <= 0 || u == nullptr) {
    if (std::fabs(w) + std::fabs(h) > 0.01) append(0xFFFD, area, baseline);
    return;
  }
  // A ligature stands for several letters: each gets its share of the width.
  double step = (area.x1 - area.x0) / uLen;
  for (int i = 0; i < uLen; ++i) {
    if (isSpace(u[i])) {
      afterSpace = true;
      continue;
    }
    append(u[i], {area.x0 + step * i, area.y0, area.x0 + step * (i + 1), area.y1}, baseline);
  }
}

/// Poppler walks along all open marks for each new one.
void PageCollector::beginMarkedContent(const char *, Dict *) { isCut = isCut || ++markDepth > maxMarkDepth; }

void PageCollector::beginActualText(GfxState *, const GooString *text) {
  if (actualTextDepth++ > 0) return;
  actualHasArea = false;
  Unicode *scalars = nullptr;
  int count = TextStringToUCS4(text->toStr(), &scalars);
  actualText.assign(scalars, scalars + std::max(count, 0));
  gfree(scalars);
}

void PageCollector::endActualText(GfxState *) {
  if (actualTextDepth == 0 || --actualTextDepth > 0 || !actualHasArea || actualText.empty()) return;
  double step = (actualArea.x1 - actualArea.x0) / double(actualText.size());
  for (size_t i = 0; i < actualText.size(); ++i) {
    if (isSpace(actualText[i])) {
      afterSpace = true;
      continue;
    }
    append(actualText[i], {actualArea.x0 + step * i, actualArea.y0, actualArea.x0 + step * (i + 1), actualArea.y1},
           actualBaseline);
  }
}
