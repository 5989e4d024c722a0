#include "Text.h"

#include <UTF.h>
#include <goo/gmem.h>

namespace {

std::string utf8(const Unicode *scalars, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    Unicode c = scalars[i];
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) continue;
    if (c < 0x80) {
      out += char(c);
    } else if (c < 0x800) {
      out += char(0xC0 | c >> 6);
      out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += char(0xE0 | c >> 12);
      out += char(0x80 | (c >> 6 & 0x3F));
      out += char(0x80 | (c & 0x3F));
    } else {
      out += char(0xF0 | c >> 18);
      out += char(0x80 | (c >> 12 & 0x3F));
      out += char(0x80 | (c >> 6 & 0x3F));
      out += char(0x80 | (c & 0x3F));
    }
  }
  return out;
}

} // namespace

std::string utf8(const GooString *text) {
  if (text == nullptr) return {};
  const std::string &raw = text->toStr();
  // PDF 2.0 allows UTF-8 with a mark in front.
  if (raw.compare(0, 3, "\xEF\xBB\xBF") == 0) return std::string(raw.c_str() + 3);
  Unicode *scalars = nullptr;
  int count = TextStringToUCS4(raw, &scalars);
  std::string out = utf8(scalars, count);
  gfree(scalars);
  return out;
}
