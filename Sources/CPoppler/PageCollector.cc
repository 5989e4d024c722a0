#include "PageCollector.h"

#include <GfxFont.h>
#include <Stream.h>
#include <UTF.h>
#include <algorithm>
#include <cmath>
#include <goo/gmem.h>

namespace {

constexpr size_t maxGlyphs = 1'000'000;
constexpr size_t maxRules = 200'000;
constexpr size_t maxPictures = 20'000;
/// Thicker filled rectangles are areas, not lines.
constexpr double maxThickness = 3.0;

bool isSpace(Unicode u) { return u <= 0x20 || u == 0xA0 || u == 0x3000 || (u >= 0x2000 && u <= 0x200B) || u == 0xFEFF; }

bool isLight(const GfxRGB &c) { return colToDbl(c.r) > 0.93 && colToDbl(c.g) > 0.93 && colToDbl(c.b) > 0.93; }

bool isRed(const GfxRGB &c) {
  double r = colToDbl(c.r), g = colToDbl(c.g), b = colToDbl(c.b);
  return r > 0.5 && g < 0.62 * r && b < 0.62 * r;
}

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
  hasDrawing = isCut = afterSpace = actualHasArea = false;
  actualTextDepth = 0;
  fontChanged = true;
}

void PageCollector::startPage(int, GfxState *state, XRef *) {
  clear();
  pageWidth = float(state->getPageWidth());
  pageHeight = float(state->getPageHeight());
  std::copy_n(state->getCTM(), 6, toShown);
}

// MARK: text

void PageCollector::updateFontFacts(GfxState *state) {
  fontChanged = false;
  const auto &font = state->getFont();
  size = state->getTransformedFontSize();
  ascent = 0.95, descent = -0.35, rotation = 0, flags = 0;
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
  afterSpace = false;
  glyphs.push_back({float(area.x0), float(area.y0), float(area.x1 - area.x0), float(area.y1 - area.y0),
                    float(baseline), float(size), scalar, uint8_t(rotation), bits});
}

void PageCollector::drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY,
                             CharCode code, int, const Unicode *u, int uLen) {
  if (fontChanged) updateFontFacts(state);
  if (uLen == 1 && isSpace(*u) && actualTextDepth == 0) {
    afterSpace = true;
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
  if (px + w < 0 || px > pageWidth || py + h < -size || py - size > pageHeight) return;
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

// MARK: lines and areas

void PageCollector::addRule(const Area &area, GfxState *state) {
  double cx0, cy0, cx1, cy1;
  state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
  double x0 = std::max(area.x0, cx0), y0 = std::max(area.y0, cy0);
  double x1 = std::min(area.x1, cx1), y1 = std::min(area.y1, cy1);
  if (!(x1 >= x0 && y1 >= y0)) return;
  bool isHorizontal = x1 - x0 >= y1 - y0;
  if ((isHorizontal ? x1 - x0 : y1 - y0) < 2) return;
  if (rules.size() >= maxRules) {
    isCut = true;
    return;
  }
  rules.push_back({float(x0), float(y0), float(x1), float(y1), isHorizontal});
}

/// The sides of a frame that is painted as one rectangle inside another.
void PageCollector::addFrame(const Area &o, const Area &i, GfxState *state) {
  if (i.y0 - o.y0 > 0 && i.y0 - o.y0 <= maxThickness) addRule({o.x0, o.y0, o.x1, i.y0}, state);
  if (o.y1 - i.y1 > 0 && o.y1 - i.y1 <= maxThickness) addRule({o.x0, i.y1, o.x1, o.y1}, state);
  if (i.x0 - o.x0 > 0 && i.x0 - o.x0 <= maxThickness) addRule({o.x0, o.y0, i.x0, o.y1}, state);
  if (o.x1 - i.x1 > 0 && o.x1 - i.x1 <= maxThickness) addRule({i.x1, o.y0, o.x1, o.y1}, state);
}

/// A round red path of the size of a seal.
void PageCollector::addRing(GfxState *state, const GfxRGB &colour, double margin) {
  if (!isRed(colour)) return;
  const GfxPath *path = state->getPath();
  bool hasCurve = false;
  Area box = {1e9, 1e9, -1e9, -1e9};
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath *sub = path->getSubpath(i);
    for (int k = 0; k < sub->getNumPoints(); ++k) {
      double x, y;
      hasCurve = hasCurve || sub->getCurve(k);
      state->transform(sub->getX(k), sub->getY(k), &x, &y);
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
  }
  double w = box.x1 - box.x0 + margin, h = box.y1 - box.y0 + margin;
  if (!hasCurve || w < 50 || h < 50 || w > 200 || h > 200 || w / h > 1.6 || h / w > 1.6) return;
  if (pictures.size() >= maxPictures) return;
  pictures.push_back({float(box.x0), float(box.y0), float(w), float(h), CASECHECK_RED_RING});
}

void PageCollector::stroke(GfxState *state) {
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  if (state->getStrokeOpacity() < 0.05 || isLight(colour)) return;
  double half = std::max(state->getTransformedLineWidth(), 0.2) / 2;
  addRing(state, colour, 2 * half);
  if (half > maxThickness) return;
  const GfxPath *path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath *sub = path->getSubpath(i);
    int count = sub->getNumPoints();
    for (int k = 1; k < count; ++k) {
      if (sub->getCurve(k)) {
        hasDrawing = true;
        k += 2;
        continue;
      }
      double ax, ay, bx, by;
      state->transform(sub->getX(k - 1), sub->getY(k - 1), &ax, &ay);
      state->transform(sub->getX(k), sub->getY(k), &bx, &by);
      if (std::fabs(ay - by) < 0.5 || std::fabs(ax - bx) < 0.5) {
        addRule({std::min(ax, bx) - half, std::min(ay, by) - half, std::max(ax, bx) + half, std::max(ay, by) + half},
                state);
      }
    }
  }
}

void PageCollector::fillPath(GfxState *state) {
  GfxRGB colour;
  state->getFillRGB(&colour);
  if (state->getFillOpacity() < 0.05 || isLight(colour)) return;
  addRing(state, colour, 0);
  const GfxPath *path = state->getPath();
  Area last = {};
  bool hasLast = false;
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath *sub = path->getSubpath(i);
    int count = sub->getNumPoints();
    Area box = {1e9, 1e9, -1e9, -1e9};
    bool isRectangle = count >= 4 && count <= 6;
    double px = 0, py = 0;
    for (int k = 0; k < count && isRectangle; ++k) {
      double x, y;
      state->transform(sub->getX(k), sub->getY(k), &x, &y);
      isRectangle = !sub->getCurve(k) && (k == 0 || std::fabs(x - px) < 0.5 || std::fabs(y - py) < 0.5);
      box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
      px = x, py = y;
    }
    if (!isRectangle) {
      hasDrawing = true;
      hasLast = false;
      continue;
    }
    if (std::min(box.x1 - box.x0, box.y1 - box.y0) <= maxThickness) {
      addRule(box, state);
    } else if (hasLast) {
      bool isInside = box.x0 >= last.x0 && box.y0 >= last.y0 && box.x1 <= last.x1 && box.y1 <= last.y1;
      addFrame(isInside ? last : box, isInside ? box : last, state);
      hasLast = false;
    } else {
      last = box;
      hasLast = true;
    }
  }
}

bool PageCollector::tilingPatternFill(GfxState *, Gfx *, Catalog *, GfxTilingPattern *, const double *, int, int, int,
                                      int, double, double) {
  return hasDrawing = true;
}

// MARK: pictures

PageCollector::Area PageCollector::pictureArea(GfxState *state) {
  const double *m = state->getCTM();
  double xs[4] = {m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]};
  double ys[4] = {m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
  return {*std::min_element(xs, xs + 4), *std::min_element(ys, ys + 4), *std::max_element(xs, xs + 4),
          *std::max_element(ys, ys + 4)};
}

void PageCollector::addPicture(GfxState *state, uint32_t kind) {
  Area area = pictureArea(state);
  if (!(area.x1 > 0 && area.y1 > 0 && area.x0 < pageWidth && area.y0 < pageHeight)) return;
  if (pictures.size() >= maxPictures) {
    isCut = true;
    return;
  }
  pictures.push_back(
      {float(area.x0), float(area.y0), float(area.x1 - area.x0), float(area.y1 - area.y0), kind});
}

/// Seals are 38 to 50 mm wide, some ovals and squares smaller; larger pictures are not worth decoding here.
bool PageCollector::mayBeSeal(GfxState *state, int width, int height) const {
  Area area = pictureArea(state);
  double w = area.x1 - area.x0, h = area.y1 - area.y0;
  return w >= 40 && h >= 40 && w <= 220 && h <= 220 && w <= 1.8 * h && h <= 1.8 * w &&
         double(width) * height <= 6e6 && width > 0 && height > 0;
}

void PageCollector::drawImageMask(GfxState *state, Object *, Stream *str, int width, int height, bool, bool,
                                  bool inlineImg) {
  if (inlineImg) {
    str->reset();
    for (long n = long(height) * ((width + 7) / 8); n > 0 && str->getChar() != EOF; --n) {}
    str->close();
  }
  GfxRGB colour;
  state->getFillRGB(&colour);
  addPicture(state, isRed(colour) && mayBeSeal(state, width, height) ? CASECHECK_PICTURE_RED : CASECHECK_PICTURE);
}

void PageCollector::drawImage(GfxState *state, Object *, Stream *str, int width, int height, GfxImageColorMap *colors,
                              bool, const int *, bool inlineImg) {
  bool isSmall = mayBeSeal(state, width, height);
  bool isColoured = colors != nullptr && colors->isOk() && colors->getNumPixelComps() >= 1;
  uint32_t kind = CASECHECK_PICTURE;
  if (isColoured && (isSmall || inlineImg)) {
    ImageStream pixels(str, width, colors->getNumPixelComps(), colors->getBits());
    pixels.reset();
    long red = 0, other = 0;
    int parts = colors->getNumPixelComps();
    int step = std::max(1, width / 160);
    for (int row = 0; row < height; ++row) {
      unsigned char *line = pixels.getLine();
      if (line == nullptr) break;
      if (!isSmall || row % step != 0) continue;
      for (int column = 0; column < width; column += step) {
        GfxRGB c;
        colors->getRGB(line + column * parts, &c);
        double r = colToDbl(c.r), g = colToDbl(c.g), b = colToDbl(c.b);
        if (isRed(c)) ++red;
        else if (std::max({r, g, b}) - std::min({r, g, b}) > 0.2) ++other;
      }
    }
    pixels.close();
    long seen = long((width + step - 1) / step) * ((height + step - 1) / step);
    if (isSmall && red * 100 >= seen * 3 && red > 3 * other) kind = CASECHECK_PICTURE_RED;
  } else if (inlineImg) {
    str->reset();
    while (str->getChar() != EOF) {}
    str->close();
  }
  addPicture(state, kind);
}

void PageCollector::drawMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height,
                                    GfxImageColorMap *colors, bool interpolate, Stream *, int, int, bool, bool) {
  drawImage(state, ref, str, width, height, colors, interpolate, nullptr, false);
}

void PageCollector::drawSoftMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height,
                                        GfxImageColorMap *colors, bool interpolate, Stream *, int, int,
                                        GfxImageColorMap *, bool) {
  drawImage(state, ref, str, width, height, colors, interpolate, nullptr, false);
}
