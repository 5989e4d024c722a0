#include "Colours.h"
#include "PageCollector.h"

#include <Stream.h>
#include <algorithm>

namespace {

constexpr size_t maxPictures = 20'000;
/// Stands for a mask: what lies below shows through.
constexpr int noColour[1] = {0};

} // namespace

PageCollector::Area PageCollector::pictureArea(GfxState *state) {
  const double *m = state->getCTM();
  double xs[4] = {m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]};
  double ys[4] = {m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
  return {*std::min_element(xs, xs + 4), *std::min_element(ys, ys + 4), *std::max_element(xs, xs + 4),
          *std::max_element(ys, ys + 4)};
}

void PageCollector::addPicture(GfxState *state, uint32_t kind, bool isOpaque) {
  Area area = pictureArea(state);
  area = {std::max(area.x0, 0.0), std::max(area.y0, 0.0), std::min(area.x1, double(pageWidth)),
          std::min(area.y1, double(pageHeight))};
  if (!(area.x1 > area.x0 && area.y1 > area.y0)) return;
  addPicture(area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0, kind);
  notePaint(state, area, isOpaque, picture);
}

void PageCollector::addPicture(double x, double y, double width, double height, uint32_t kind) {
  if (pictures.size() >= maxPictures) {
    isCut = true;
    return;
  }
  pictures.push_back({float(x), float(y), float(width), float(height), kind});
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
  addPicture(state, isRed(colour) && mayBeSeal(state, width, height) ? CASECHECK_PICTURE_RED : CASECHECK_PICTURE, false);
}

/// Looks at a grid of pixels of a small picture, and stops as soon as the answer is clear: unpacking costs more than
/// the text of the page.
bool PageCollector::isRedPicture(Stream *str, int width, int height, GfxImageColorMap *colors) {
  constexpr int grid = 96, enough = 60;
  int parts = colors->getNumPixelComps();
  int across = std::max(1, width / grid), down = std::max(1, height / grid);
  int red = 0, other = 0;
  ImageStream pixels(str, width, parts, colors->getBits());
  pixels.reset();
  // The upper half holds half of the ring, or all of the seal is pale.
  for (int row = 0; row * 5 < height * 3 && (red < enough || red <= 3 * other); ++row) {
    if (row % down != 0) {
      pixels.skipLine();
      continue;
    }
    unsigned char *line = pixels.getLine();
    if (line == nullptr) break;
    for (int column = 0; column < width; column += across) {
      GfxRGB c;
      colors->getRGB(line + column * parts, &c);
      double r = colToDbl(c.r), g = colToDbl(c.g), b = colToDbl(c.b);
      if (isRed(c)) ++red;
      else if (std::max({r, g, b}) - std::min({r, g, b}) > 0.2) ++other;
    }
  }
  pixels.close();
  return red >= enough && red > 3 * other;
}

void PageCollector::drawImage(GfxState *state, Object *, Stream *str, int width, int height, GfxImageColorMap *colors,
                              bool, const int *maskColors, bool inlineImg) {
  uint32_t kind = CASECHECK_PICTURE;
  if (inlineImg) {
    // What follows in the page begins where the picture's bytes end.
    if (width > 0 && height > 0 && colors != nullptr && colors->isOk()) {
      long bits = long(width) * colors->getNumPixelComps() * colors->getBits();
      str->reset();
      for (long n = (bits + 7) / 8 * height; n > 0 && str->getChar() != EOF; --n) {}
      str->close();
    }
  } else if (colors != nullptr && colors->isOk() && mayBeSeal(state, width, height) &&
             isRedPicture(str, width, height, colors)) {
    kind = CASECHECK_PICTURE_RED;
  }
  addPicture(state, kind, maskColors == nullptr);
}

void PageCollector::drawMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height,
                                    GfxImageColorMap *colors, bool interpolate, Stream *, int, int, bool, bool) {
  drawImage(state, ref, str, width, height, colors, interpolate, noColour, false);
}

void PageCollector::drawSoftMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height,
                                        GfxImageColorMap *colors, bool interpolate, Stream *, int, int,
                                        GfxImageColorMap *, bool) {
  drawImage(state, ref, str, width, height, colors, interpolate, noColour, false);
}
