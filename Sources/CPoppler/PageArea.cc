#include "PDFHandle.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <SplashOutputDev.h>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <splash/SplashBitmap.h>

namespace {

/// Pixels of a stored picture that is still drawn: A3 at 1,200 to the inch has 278 million.
constexpr double mostStoredPixels = 400'000'000;

/// Looks for pictures that take minutes to decode; draws nothing.
class PictureCensus final : public OutputDev {
public:
  bool isTooLarge = false;

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  void drawImageMask(GfxState *, Object *, Stream *, int w, int h, bool, bool, bool) override { note(w, h); }
  void drawImage(GfxState *, Object *, Stream *, int w, int h, GfxImageColorMap *, bool, const int *, bool) override { note(w, h); }
  void drawMaskedImage(GfxState *, Object *, Stream *, int w, int h, GfxImageColorMap *, bool, Stream *, int, int, bool,
                       bool) override {
    note(w, h);
  }
  void drawSoftMaskedImage(GfxState *, Object *, Stream *, int w, int h, GfxImageColorMap *, bool, Stream *, int, int,
                           GfxImageColorMap *, bool) override {
    note(w, h);
  }

private:
  void note(int w, int h) { isTooLarge = isTooLarge || double(w) * h > mostStoredPixels; }
};

} // namespace

extern "C" {

int casecheck_pdf_draw_area(casecheck_pdf *pdf, int number, double resolution, casecheck_pixels *area, casecheck_drawing *out) {
  std::memset(out, 0, sizeof *out);
  try {
    Page *page = pdf->doc->getPage(number);
    if (page == nullptr || !page->isOk()) return CASECHECK_PDF_DAMAGED;
    pdf->drawing.clear();
    double scale = unitOf(*pdf->doc, *page) * resolution / 72;
    double width = scale * page->getCropWidth(), height = scale * page->getCropHeight();
    if (page->getRotate() == 90 || page->getRotate() == 270) std::swap(width, height);
    if (!(width >= 1 && height >= 1 && width <= 1e6 && height <= 1e6)) return CASECHECK_PDF_DAMAGED;
    int left = std::clamp(area->left, 0, int(width) - 1), top = std::clamp(area->top, 0, int(height) - 1);
    int right = std::clamp(area->left + area->width, left + 1, int(std::ceil(width)));
    int bottom = std::clamp(area->top + area->height, top + 1, int(std::ceil(height)));
    *area = {left, top, right - left, bottom - top};
    PictureCensus census;
    pdf->doc->displayPage(&census, number, 72, 72, 0, false, true, false);
    if (census.isTooLarge) return CASECHECK_PDF_TOO_LARGE;
    SplashColor paper = {255, 255, 255};
    SplashOutputDev device(splashModeRGB8, 1, false, paper);
    device.startDoc(pdf->doc.get());
    double dots = scale * 72;
    pdf->doc->displayPageSlice(&device, number, dots, dots, 0, false, true, false, left, top, area->width, area->height);
    SplashBitmap *bitmap = device.getBitmap();
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) {
      return CASECHECK_PDF_NO_MEMORY;
    }
    out->width = bitmap->getWidth(), out->height = bitmap->getHeight();
    size_t row = size_t(out->width) * 3;
    pdf->drawing.resize(row * size_t(out->height));
    for (int y = 0; y < out->height; ++y) {
      std::memcpy(pdf->drawing.data() + row * size_t(y), bitmap->getDataPtr() + ptrdiff_t(bitmap->getRowSize()) * y, row);
    }
    out->pixels = pdf->drawing.data();
    return CASECHECK_PDF_OK;
  } catch (const std::bad_alloc &) {
    return CASECHECK_PDF_NO_MEMORY;
  } catch (...) {
    return CASECHECK_PDF_DAMAGED;
  }
}
}
