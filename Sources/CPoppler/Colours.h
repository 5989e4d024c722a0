#pragma once
#include <GfxState.h>

inline bool isLight(const GfxRGB &c) { return colToDbl(c.r) > 0.93 && colToDbl(c.g) > 0.93 && colToDbl(c.b) > 0.93; }

/// The red of seals, from bright to brownish.
inline bool isRed(const GfxRGB &c) {
  double r = colToDbl(c.r), g = colToDbl(c.g), b = colToDbl(c.b);
  return r > 0.5 && g < 0.62 * r && b < 0.62 * r;
}
