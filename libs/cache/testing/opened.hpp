#pragma once

#include <memory>
#include <string>

#include "libs/cache/cache.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::cache {

// A cache that is connected, if it is a shared one.
inline std::unique_ptr<Cache> Opened(const std::string& url, const Options& options = {}) {
  auto cache = Open(url, options);
  const bool is_there = testing::Eventually([&] { return cache->Stats().is_shared != false; });
  return is_there ? std::move(cache) : nullptr;
}

}  // namespace participation::cache
