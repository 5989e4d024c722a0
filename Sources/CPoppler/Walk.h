#pragma once
#include <Object.h>
#include <PDFDoc.h>
#include <set>

/// Follows trees of objects that nobody has checked: each object is entered once, and no more than a fixed number.
class Walk {
public:
  static constexpr int maxDepth = 64;
  static constexpr int maxNodes = 50'000;

  /// Whether `object`, not yet fetched, may be entered.
  bool enters(const Object &object) { return ++nodes <= maxNodes && (!object.isRef() || seen.insert(object.getRef()).second); }
  bool isCut() const { return nodes > maxNodes; }

private:
  int nodes = 0;
  std::set<Ref> seen;
};
