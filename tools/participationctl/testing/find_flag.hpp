#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tools/participationctl/flags.hpp"

namespace participation::ctl {

// The flag of this name of a request; a failure and an empty one if there is none.
template <typename Request>
Flag FindFlag(const std::string& name) {
  for (Flag& flag : FlagsOf(*Request::descriptor())) {
    if (std::ranges::find(flag.names, name) != flag.names.end()) return flag;
  }
  ADD_FAILURE() << "there is no flag --" << name;
  return {};
}

}  // namespace participation::ctl
