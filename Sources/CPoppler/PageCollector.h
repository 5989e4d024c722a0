#pragma once
#include "CPoppler.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <bitset>
#include <map>
#include <vector>

/// Collects what one page shows. Layout is left to the caller: poppler's own analysis of words and lines costs more
/// than the interpretation of the page, and knows nothing of tables.
class PageCollector final : public OutputDev {
public:
  std::vector<casecheck_glyph> glyphs;
  std::vector<casecheck_rule> rules;
  std::vector<casecheck_picture> pictures;
  double toShown[6] = {1, 0, 0, 1, 0, 0};
  bool hasDrawing = false;
  bool isCut = false;
  casecheck_unseen unseen = {};

  void clear();
  /// Takes the glyphs away that nobody sees, once the page is done.
  void leaveOutUnseen();
  /// Whether what follows is the appearance of a signature.
  void noteSignature(bool isSignature) { isInSignature = isSignature; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }

  void startPage(int number, GfxState *state, XRef *xref) override;
  void updateFont(GfxState *state) override { fontChanged = true; }
  void updateTextMat(GfxState *state) override { fontChanged = true; }
  void updateCTM(GfxState *state, double, double, double, double, double, double) override { fontChanged = true; }
  void saveState(GfxState *state) override { oddClips.push_back(hasOddClip); }
  void restoreState(GfxState *state) override;
  void clip(GfxState *state) override { noteClip(state); }
  void eoClip(GfxState *state) override { noteClip(state); }
  void clipToStrokePath(GfxState *state) override { hasOddClip = true; }
  void beginTransparencyGroup(GfxState *, const double *, GfxColorSpace *, bool, bool, bool) override { ++groupDepth; }
  void endTransparencyGroup(GfxState *) override { groupDepth -= groupDepth > 0; }
  void setSoftMask(GfxState *, const double *, bool, Function *, GfxColor *) override { hasSoftMask = true; }
  void updateHorizScaling(GfxState *state) override { fontChanged = true; }
  void updateRender(GfxState *state) override { fontChanged = true; }
  void updateFillColor(GfxState *state) override { fontChanged = true; }
  void updateFillColorSpace(GfxState *state) override { fontChanged = true; }
  void updateFillOpacity(GfxState *state) override { fontChanged = true; }
  void updateStrokeColor(GfxState *state) override { fontChanged = true; }

  void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY,
                CharCode code, int nBytes, const Unicode *u, int uLen) override;
  void beginMarkedContent(const char *name, Dict *properties) override;
  void endMarkedContent(GfxState *state) override { markDepth -= markDepth > 0; }
  void beginActualText(GfxState *state, const GooString *text) override;
  void endActualText(GfxState *state) override;

  void stroke(GfxState *state) override;
  void fill(GfxState *state) override { fillPath(state); }
  void eoFill(GfxState *state) override { fillPath(state); }
  bool tilingPatternFill(GfxState *, Gfx *, Catalog *, GfxTilingPattern *, const double *, int, int, int, int, double,
                         double) override;
  bool functionShadedFill(GfxState *state, GfxFunctionShading *) override { return noteShade(state); }
  bool axialShadedFill(GfxState *state, GfxAxialShading *, double, double) override { return noteShade(state); }
  bool radialShadedFill(GfxState *state, GfxRadialShading *, double, double) override { return noteShade(state); }
  bool gouraudTriangleShadedFill(GfxState *state, GfxGouraudTriangleShading *) override { return noteShade(state); }
  bool patchMeshShadedFill(GfxState *state, GfxPatchMeshShading *) override { return noteShade(state); }

  void drawImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert, bool interpolate,
                     bool inlineImg) override;
  void setSoftMaskFromImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert,
                                bool inlineImg, double *baseMatrix) override {}
  void drawImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colors,
                 bool interpolate, const int *maskColors, bool inlineImg) override;
  void drawMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colors,
                       bool interpolate, Stream *maskStr, int maskWidth, int maskHeight, bool maskInvert,
                       bool maskInterpolate) override;
  void drawSoftMaskedImage(GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colors,
                           bool interpolate, Stream *maskStr, int maskWidth, int maskHeight,
                           GfxImageColorMap *maskColors, bool maskInterpolate) override;

private:
  struct Area {
    double x0, y0, x1, y1;
  };

  enum Hiding : uint8_t { none, colourless, tiny, covered };
  enum PaintKind : uint8_t { shape, whiteness, picture };
  /// Something painted that lies below later letters, and perhaps on top of earlier ones.
  struct Paint {
    Area area;
    /// How many glyphs were there before it.
    size_t glyphs;
    bool isOpaque;
    PaintKind kind;
  };

  void updateFontFacts(GfxState *state);
  uint8_t certainty(const GfxFont &font, CharCode code);
  bool isColourless(GfxState *state) const;
  void noteClip(GfxState *state);
  void notePaint(GfxState *state, Area area, bool isOpaque, PaintKind kind);
  void notePath(GfxState *state);
  bool noteShade(GfxState *state);
  void noteOutline(const Area &area);
  bool hasGround(const Area &area);
  void hideCovered();
  double pictureShare() const;
  bool isOnPicture(const casecheck_glyph &glyph);
  void append(uint32_t scalar, const Area &area, double baseline);
  Area areaOfGlyph(double x, double y, double w, double h) const;
  void fillPath(GfxState *state);
  void addRule(const Area &area, GfxState *state);
  void addFrame(const Area &outer, const Area &inner, GfxState *state);
  void addRing(GfxState *state, const GfxRGB &colour, double margin);
  void addPicture(GfxState *state, uint32_t kind, bool isOpaque);
  void addPicture(double x, double y, double width, double height, uint32_t kind);
  bool mayBeSeal(GfxState *state, int width, int height) const;
  static bool isRedPicture(Stream *str, int width, int height, GfxImageColorMap *colors);
  static Area pictureArea(GfxState *state);

  float pageWidth = 0, pageHeight = 0;
  bool fontChanged = true;
  double ascent = 0.95, descent = -0.35, size = 0;
  int rotation = 0;
  uint8_t flags = 0;
  Hiding hiding = none;
  /// One for each glyph.
  std::vector<uint8_t> hidings;
  std::vector<Paint> paints;
  long comparisons = 0;
  /// What is known of the codes of fonts without a table of letters.
  std::map<const GfxFont *, std::vector<uint8_t>> certainties;
  std::bitset<64 * 64> outlines;
  std::vector<bool> oddClips;
  bool hasOddClip = false, hasSoftMask = false;
  int groupDepth = 0;
  int markDepth = 0;
  bool afterSpace = false, isInSignature = false;
  /// Where a space was drawn.
  struct Space {
    float x, baseline, size;
  };
  std::vector<Space> spaces;
  void noteSpace(GfxState *state, double x, double y);
  /// Tells the letters behind spaces that were drawn before or after them.
  void placeSpaces();

  int actualTextDepth = 0;
  std::vector<Unicode> actualText;
  Area actualArea = {};
  double actualBaseline = 0;
  bool actualHasArea = false;
};
