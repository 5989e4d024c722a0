#include "PDFHandle.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <splash/SplashBitmap.h>

namespace {

/// Pixels of a stored picture: A3 at 1,200 to the inch has 278 million.
constexpr double mostStoredPixels = 400'000'000;

/// Pixels to the inch: what is drawn needs no more to be read, and scans finer than the last are made coarser.
constexpr double drawnResolution = 200, leastResolution = 100, mostResolution = 300;

/// Looks whether a page is one picture and nothing else, and takes its pixels as they are stored.
class ScanTaker final : public OutputDev {
public:
  explicit ScanTaker(double mostPixels) : mostPixels(mostPixels) {}

  std::vector<uint8_t> pixels;
  int width = 0, height = 0;
  /// Of the finest picture that takes a good part of the page; 0 without one.
  double resolution = 0;
  /// Whether a picture has more pixels than any scanner makes; decoding them takes minutes.
  bool isTooLarge = false;
  bool isAlone() const { return pictures == 1 && !hasOther && !pixels.empty(); }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  void startPage(int, GfxState *state, XRef *) override { pageWidth = state->getPageWidth(), pageHeight = state->getPageHeight(); }
  void stroke(GfxState *) override { hasOther = true; }
  void fill(GfxState *) override { hasOther = true; }
  void eoFill(GfxState *) override { hasOther = true; }
  void clip(GfxState *state) override { noteClip(state); }
  void eoClip(GfxState *state) override { noteClip(state); }
  void clipToStrokePath(GfxState *) override { hasOther = true; }
  void setSoftMask(GfxState *, const double *, bool, Function *, GfxColor *) override { hasOther = true; }
  void drawChar(GfxState *state, double, double, double, double, double, double, CharCode, int, const Unicode *, int) override {
    // The words that another program recognized lie behind the picture, unpainted.
    hasOther = hasOther || state->getRender() != 3;
  }
  void drawImageMask(GfxState *state, Object *, Stream *str, int w, int h, bool, bool, bool isInline) override {
    noteResolution(state, w, h);
    if (isInline) skip(str, long(h) * ((w + 7) / 8));
    hasOther = true;
  }
  void drawImage(GfxState *state, Object *, Stream *str, int w, int h, GfxImageColorMap *colours, bool, const int *mask,
                 bool isInline) override {
    ++pictures;
    noteResolution(state, w, h);
    bool isUsable = colours != nullptr && colours->isOk() && mask == nullptr && !isInline && fillsPage(state) && w > 0 &&
                    h > 0 && double(w) * h <= mostPixels && isSquare(w, h);
    if (isInline && colours != nullptr && w > 0 && h > 0) {
      skip(str, (long(w) * colours->getNumPixelComps() * colours->getBits() + 7) / 8 * h);
    }
    if (pictures > 1 || hasOther || !isUsable || resolution > mostResolution + 20) {
      hasOther = true;
      return;
    }
    take(state, str, w, h, colours);
  }
  void drawMaskedImage(GfxState *state, Object *, Stream *, int w, int h, GfxImageColorMap *, bool, Stream *, int, int, bool,
                       bool) override {
    noteResolution(state, w, h);
    hasOther = true;
  }
  void drawSoftMaskedImage(GfxState *state, Object *, Stream *, int w, int h, GfxImageColorMap *, bool, Stream *, int, int,
                           GfxImageColorMap *, bool) override {
    noteResolution(state, w, h);
    hasOther = true;
  }

private:
  double mostPixels;
  double pageWidth = 0, pageHeight = 0;
  int pictures = 0;
  bool hasOther = false;

  static void skip(Stream *str, long bytes) {
    str->reset();
    for (long n = bytes; n > 0 && str->getChar() != EOF; --n) {}
    str->close();
  }

  /// A clip that is no rectangle around most of the page hides a part of it.
  void noteClip(GfxState *state) {
    double x0, y0, x1, y1;
    state->getClipBBox(&x0, &y0, &x1, &y1);
    hasOther = hasOther || (x1 - x0) * (y1 - y0) < 0.95 * pageWidth * pageHeight;
  }

  /// Upright, within a hair of the borders of the page.
  bool fillsPage(GfxState *state) const {
    const double *m = state->getCTM();
    double slack = 0.02 * std::max(pageWidth, pageHeight);
    return std::fabs(m[1]) + std::fabs(m[2]) < 1e-3 * (std::fabs(m[0]) + std::fabs(m[3])) && m[0] > 0 && m[3] < 0 &&
           std::fabs(m[4]) < slack && std::fabs(m[4] + m[0] - pageWidth) < slack && std::fabs(m[5] + m[3]) < slack &&
           std::fabs(m[5] - pageHeight) < slack;
  }

  /// Whether pixels are as wide as high, nearly: those of a fax are not, and letters would be squashed.
  bool isSquare(int w, int h) const {
    double across = w / pageWidth, down = h / pageHeight;
    return std::fabs(across - down) < 0.04 * std::max(across, down);
  }

  void noteResolution(GfxState *state, int w, int h) {
    isTooLarge = isTooLarge || double(w) * h > mostStoredPixels;
    const double *m = state->getCTM();
    double across = std::hypot(m[0], m[1]), down = std::hypot(m[2], m[3]);
    if (across * down < 0.05 * pageWidth * pageHeight || across < 1 || down < 1) return;
    resolution = std::max({resolution, w * 72 / across, h * 72 / down});
  }

  void take(GfxState *, Stream *str, int w, int h, GfxImageColorMap *colours) {
    width = w, height = h;
    pixels.assign(size_t(w) * size_t(h) * 3, 255);
    ImageStream rows(str, w, colours->getNumPixelComps(), colours->getBits());
    rows.reset();
    std::vector<unsigned int> line(static_cast<size_t>(w));
    for (int row = 0; row < h; ++row) {
      unsigned char *samples = rows.getLine();
      if (samples == nullptr) break;
      colours->getRGBLine(samples, line.data(), w);
      uint8_t *out = pixels.data() + size_t(row) * size_t(w) * 3;
      for (int column = 0; column < w; ++column) {
        *out++ = uint8_t(line[size_t(column)] >> 16);
        *out++ = uint8_t(line[size_t(column)] >> 8);
        *out++ = uint8_t(line[size_t(column)]);
      }
    }
    rows.close();
  }
};

/// Draws a page on white paper.
int draw(casecheck_pdf &pdf, int number, double resolution, std::vector<uint8_t> &pixels, int &width, int &height) {
  SplashColor paper = {255, 255, 255};
  SplashOutputDev device(splashModeRGB8, 1, false, paper);
  device.startDoc(pdf.doc.get());
  pdf.doc->displayPage(&device, number, resolution, resolution, 0, false, true, false);
  SplashBitmap *bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) {
    return CASECHECK_PDF_NO_MEMORY;
  }
  width = bitmap->getWidth(), height = bitmap->getHeight();
  size_t row = size_t(width) * 3;
  pixels.resize(row * size_t(height));
  for (int y = 0; y < height; ++y) {
    std::memcpy(pixels.data() + row * size_t(y), bitmap->getDataPtr() + ptrdiff_t(bitmap->getRowSize()) * y, row);
  }
  return CASECHECK_PDF_OK;
}

} // namespace

bool hasAnnotations(Page &page) {
  Annots *annotations = page.getAnnots();
  return annotations != nullptr && !annotations->getAnnots().empty();
}

extern "C" {

int casecheck_pdf_draw_page(casecheck_pdf *pdf, int number, double most_pixels, casecheck_drawing *out) {
  std::memset(out, 0, sizeof *out);
  try {
    Page *page = pdf->doc->getPage(number);
    if (page == nullptr || !page->isOk()) return CASECHECK_PDF_DAMAGED;
    pdf->drawing.clear();
    double unit = unitOf(*pdf->doc, *page);
    double width = unit * page->getCropWidth(), height = unit * page->getCropHeight();
    if (!(width > 0 && height > 0 && width <= 100'000 && height <= 100'000)) return CASECHECK_PDF_DAMAGED;
    ScanTaker scan(most_pixels);
    pdf->doc->displayPage(&scan, number, 72 * unit, 72 * unit, 0, false, true, false);
    if (scan.isTooLarge) return CASECHECK_PDF_TOO_LARGE;
    if (scan.isAlone() && !hasAnnotations(*page)) {
      pdf->drawing.swap(scan.pixels);
      out->width = scan.width, out->height = scan.height;
    } else {
      scan.pixels = {};
      double wanted = scan.resolution > 0 ? std::clamp(scan.resolution, 150.0, mostResolution) : drawnResolution;
      double resolution = std::min(wanted, 72 * std::sqrt(most_pixels / (width * height)));
      if (resolution < leastResolution) return CASECHECK_PDF_TOO_LARGE;
      int status = draw(*pdf, number, resolution * unit, pdf->drawing, out->width, out->height);
      if (status != CASECHECK_PDF_OK) return status;
    }
    out->pixels = pdf->drawing.data();
    return CASECHECK_PDF_OK;
  } catch (const std::bad_alloc &) {
    return CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    return CASECHECK_PDF_DAMAGED;
  }
}

void casecheck_pdf_forget_drawing(casecheck_pdf *pdf) { pdf->drawing = {}; }
}
