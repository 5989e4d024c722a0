#pragma once
#include <goo/GooString.h>
#include <string>

/// A text string of PDF as UTF-8; empty for none.
std::string utf8(const GooString *text);
