#include "Colours.h"
#include "PageCollector.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr size_t maxRules = 200'000;
/// Thicker filled rectangles are areas, not lines.
constexpr double maxThickness = 3.0;

} // namespace

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
  if (!hasCurve || !(w >= 50 && h >= 50) || w > 200 || h > 200 || w / h > 1.6 || h / w > 1.6) return;
  addPicture(box.x0, box.y0, w, h, CASECHECK_RED_RING);
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
  if (state->getFillOpacity() < 0.05) return;
  notePath(state);
  if (isLight(colour)) return;
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

bool PageCollector::tilingPatternFill(GfxState *state, Gfx *, Catalog *, GfxTilingPattern *, const double *, int, int, int,
                                      int, double, double) {
  double x0, y0, x1, y1;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  notePaint(state, {x0, y0, x1, y1}, false, shape);
  return hasDrawing = true;
}
