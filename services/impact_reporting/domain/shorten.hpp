#pragma once

#include <cstddef>
#include <vector>

namespace participation::impact_reporting {

// Cuts a list to what may be shown, and tells whether there was more.
template <class Item>
bool Shorten(std::vector<Item>& items, std::size_t most) {
  if (items.size() <= most) return false;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
  return true;
}

}  // namespace participation::impact_reporting
