#include "Colours.h"
#include "PageCollector.h"

#include <GfxFont.h>
#include <GlobalParams.h>
#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>

namespace {

constexpr size_t maxPaints = 20'000;
/// Comparing every letter with every area may cost too much: what is left then counts as seen.
constexpr long maxComparisons = 100'000'000;
/// Side of the places in which outlined letters are counted, in points.
constexpr double placeSide = 20;

bool isWhite(const GfxRGB &c) { return colToDbl(c.r) > 0.98 && colToDbl(c.g) > 0.98 && colToDbl(c.b) > 0.98; }

/// `uni4E2D`, `u4E2D`: a name that says which letter it is.
bool namesScalar(const char *name) {
  const char *digits = std::strncmp(name, "uni", 3) == 0 ? name + 3 : *name == 'u' ? name + 1 : nullptr;
  if (digits == nullptr) return false;
  size_t length = std::strspn(digits, "0123456789ABCDEFabcdef");
  return length >= 4 && (digits[length] == '\0' || digits[length] == '.' || digits[length] == '_');
}

bool isSubset(const GfxFont &font) {
  const auto &name = font.getName();
  return name && name->size() > 7 && (*name)[6] == '+';
}

} // namespace

bool PageCollector::isColourless(GfxState *state) const {
  int render = state->getRender();
  if (render > 1) return false;
  GfxRGB colour;
  if (render == 1) {
    state->getStrokeRGB(&colour);
    return state->getStrokeOpacity() < 0.05 || isWhite(colour);
  }
  if (state->getFillColorSpace() != nullptr && state->getFillColorSpace()->getMode() == csPattern) return false;
  state->getFillRGB(&colour);
  return state->getFillOpacity() < 0.05 || isWhite(colour);
}

/// What is known of a letter whose font has no table: its name may say which one it is.
uint8_t PageCollector::certainty(const GfxFont &font, CharCode code) {
  if (code > 0xFF) return 0;
  auto &known = certainties[&font];
  if (known.empty()) {
    known.assign(256, 0);
    const auto &letters = static_cast<const Gfx8BitFont &>(font);
    bool isOwn = font.isSymbolic() && font.getType() == fontTrueType && isSubset(font) && !letters.getHasEncoding();
    for (int i = 0; i < 256; ++i) {
      const char *name = letters.getCharName(i);
      bool isKnown = name == nullptr || globalParams->mapNameToUnicodeAll(name) != 0 || namesScalar(name);
      known[size_t(i)] = !isKnown ? CASECHECK_GLYPH_GUESSED : isOwn ? CASECHECK_GLYPH_DOUBTFUL : 0;
    }
  }
  return known[code];
}

void PageCollector::restoreState(GfxState *) {
  fontChanged = true;
  if (oddClips.empty()) return;
  hasOddClip = oddClips.back();
  oddClips.pop_back();
}

/// A clip that is no upright rectangle: its bounds say little about what shows.
void PageCollector::noteClip(GfxState *state) {
  const GfxPath *path = state->getPath();
  bool isRectangle = path->getNumSubpaths() == 1 && path->getSubpath(0)->getNumPoints() <= 6;
  const GfxSubpath *sub = isRectangle ? path->getSubpath(0) : nullptr;
  for (int k = 0; isRectangle && k < sub->getNumPoints(); ++k) {
    isRectangle = !sub->getCurve(k) && (k == 0 || std::fabs(sub->getX(k) - sub->getX(k - 1)) < 0.5 ||
                                        std::fabs(sub->getY(k) - sub->getY(k - 1)) < 0.5);
  }
  hasOddClip = hasOddClip || !isRectangle;
}

void PageCollector::notePaint(GfxState *state, Area area, bool isOpaque, PaintKind kind) {
  if (paints.size() >= maxPaints) return;
  double x0, y0, x1, y1;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  area = {std::max(area.x0, x0), std::max(area.y0, y0), std::min(area.x1, x1), std::min(area.y1, y1)};
  if (!(area.x1 - area.x0 >= 4 && area.y1 - area.y0 >= 4)) return;
  bool isPlain = state->getFillOpacity() > 0.95 && state->getBlendMode() == gfxBlendNormal;
  isOpaque = isOpaque && isPlain && !hasOddClip && !hasSoftMask && groupDepth == 0;
  paints.push_back({area, glyphs.size(), isOpaque, kind});
}

bool PageCollector::noteShade(GfxState *state) {
  double x0, y0, x1, y1;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  notePaint(state, {x0, y0, x1, y1}, false, shape);
  return hasDrawing = true;
}

void PageCollector::notePath(GfxState *state) {
  GfxRGB colour;
  state->getFillRGB(&colour);
  const GfxPath *path = state->getPath();
  int count = path->getNumSubpaths();
  Area all = {1e9, 1e9, -1e9, -1e9};
  bool isRectangle = count == 1;
  for (int i = 0; i < count; ++i) {
    const GfxSubpath *sub = path->getSubpath(i);
    double px = 0, py = 0;
    for (int k = 0; k < sub->getNumPoints(); ++k) {
      double x, y;
      state->transform(sub->getX(k), sub->getY(k), &x, &y);
      isRectangle = isRectangle && !sub->getCurve(k) && (k == 0 || std::fabs(x - px) < 0.5 || std::fabs(y - py) < 0.5);
      all = {std::min(all.x0, x), std::min(all.y0, y), std::max(all.x1, x), std::max(all.y1, y)};
      px = x, py = y;
    }
  }
  if (!isRectangle && !isLight(colour)) noteOutline(all);
  // White areas are no ground for white letters, but hide what lies below.
  bool isGround = !isWhite(colour);
  if (isRectangle || isGround) notePaint(state, all, isRectangle, isGround ? shape : whiteness);
}

void PageCollector::noteOutline(const Area &area) {
  double width = area.x1 - area.x0, height = area.y1 - area.y0;
  if (!(width >= 1 && height >= 3 && width <= 60 && height <= 60)) return;
  double x = (area.x0 + area.x1) / 2 / placeSide, y = (area.y0 + area.y1) / 2 / placeSide;
  if (x >= 0 && y >= 0 && x < 64 && y < 64) outlines.set(size_t(y) * 64 + size_t(x));
}

/// Whether something was painted below the middle of `area`.
bool PageCollector::hasGround(const Area &area) {
  double x = (area.x0 + area.x1) / 2, y = (area.y0 + area.y1) / 2;
  comparisons += long(paints.size());
  if (comparisons > maxComparisons) return true;
  return std::any_of(paints.begin(), paints.end(), [&](const Paint &paint) {
    return paint.kind != whiteness && x > paint.area.x0 && x < paint.area.x1 && y > paint.area.y0 && y < paint.area.y1;
  });
}

double PageCollector::pictureShare() const {
  double area = 0;
  for (const auto &picture : pictures) {
    if (picture.kind != CASECHECK_RED_RING) area += double(picture.width) * double(picture.height);
  }
  return area / std::max(1.0, double(pageWidth) * double(pageHeight));
}

/// Marks letters below something painted later; those below a whole scan repeat what it shows.
void PageCollector::hideCovered() {
  double page = double(pageWidth) * double(pageHeight);
  for (const Paint &paint : paints) {
    if (!paint.isOpaque || paint.glyphs == 0) continue;
    comparisons += long(paint.glyphs);
    if (comparisons > maxComparisons) return;
    const Area &a = paint.area;
    bool isScan = paint.kind == picture && (a.x1 - a.x0) * (a.y1 - a.y0) > 0.6 * page;
    for (size_t i = 0; i < std::min(paint.glyphs, glyphs.size()); ++i) {
      casecheck_glyph &g = glyphs[i];
      float margin = 0.15F * std::min(g.width, g.height);
      bool isInside = g.x + margin >= a.x0 && g.y + margin >= a.y0 && g.x + g.width - margin <= a.x1 &&
                      g.y + g.height - margin <= a.y1;
      if (!isInside) continue;
      if (isScan) g.flags |= CASECHECK_GLYPH_INVISIBLE;
      else if (hidings[i] == none && !(g.flags & CASECHECK_GLYPH_INVISIBLE)) hidings[i] = covered;
    }
  }
}

void PageCollector::leaveOutUnseen() {
  placeSpaces();
  unseen.outlined_places = uint32_t(outlines.count());
  hidings.resize(glyphs.size(), none);
  hideCovered();
  bool mayRepeat = pictureShare() > 0.3;
  size_t kept = 0;
  for (size_t i = 0; i < glyphs.size(); ++i) {
    bool isUnpainted = (glyphs[i].flags & CASECHECK_GLYPH_INVISIBLE) != 0;
    if (isUnpainted && !mayRepeat && !isOnPicture(glyphs[i])) {
      ++unseen.unpainted;
    } else if (isUnpainted || hidings[i] == none) {
      glyphs[kept++] = glyphs[i];
    } else if (hidings[i] == colourless) {
      ++unseen.colourless;
    } else if (hidings[i] == tiny) {
      ++unseen.tiny;
    } else {
      ++unseen.covered;
    }
  }
  glyphs.resize(kept);
}

bool PageCollector::isOnPicture(const casecheck_glyph &glyph) {
  comparisons += long(pictures.size());
  if (comparisons > maxComparisons) return true;
  float x = glyph.x + glyph.width / 2, y = glyph.y + glyph.height / 2;
  return std::any_of(pictures.begin(), pictures.end(), [&](const casecheck_picture &p) {
    return x > p.x && x < p.x + p.width && y > p.y && y < p.y + p.height;
  });
}
